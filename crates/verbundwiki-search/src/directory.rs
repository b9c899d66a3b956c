//! A tantivy directory over a bundle, which reports what it lacks instead of waiting for it.

use std::collections::BTreeSet;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use tantivy::Directory;
use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    DirectoryLock, FileHandle, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr,
};

use crate::SearchError;
use crate::bundle::{ChunkId, Header, chunk_name};
use crate::sync::lock;

/// The bytes of a bundle that have arrived so far.
pub(crate) struct Store {
    header: Header,
    /// Inline ranges with their bytes, ordered by file and start.
    inline: Vec<(u32, usize, OwnedBytes)>,
    chunks: Vec<OnceLock<OwnedBytes>>,
    /// For every chunk the one that stands for all of its name in `chunks` and `missing`.
    first_of_name: Vec<ChunkId>,
    lengths: Vec<usize>,
    missing: Mutex<BTreeSet<ChunkId>>,
    /// Ranges read so far, if reads are recorded.
    #[cfg(feature = "index")]
    record: Option<Mutex<Vec<crate::bundle::InlineRange>>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("chunks", &self.chunks.len()).finish_non_exhaustive()
    }
}

impl Store {
    pub(crate) fn new(header: Header, inline_bytes: &[u8]) -> Self {
        let mut inline = Vec::with_capacity(header.inline.len());
        let mut rest = inline_bytes;
        for range in &header.inline {
            let Some((bytes, after)) = rest.split_at_checked(range.length as usize) else { break };
            inline.push((range.file, range.start as usize, OwnedBytes::new(bytes.to_vec())));
            rest = after;
        }
        let chunks = header.chunks.iter().map(|_| OnceLock::new()).collect();
        Self {
            first_of_name: header.first_of_name(),
            lengths: header.chunk_lengths(),
            header,
            inline,
            chunks,
            missing: Mutex::default(),
            #[cfg(feature = "index")]
            record: None,
        }
    }

    /// A store that records what is read.
    #[cfg(feature = "index")]
    pub(crate) fn recording(header: Header) -> Self {
        Self { record: Some(Mutex::default()), ..Self::new(header, &[]) }
    }

    /// The ranges read since it was made.
    #[cfg(feature = "index")]
    pub(crate) fn recorded(&self) -> Vec<crate::bundle::InlineRange> {
        self.record.as_ref().map(|record| lock(record).clone()).unwrap_or_default()
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    /// The chunks that have not arrived, of each name one.
    pub(crate) fn absent(&self) -> Vec<ChunkId> {
        let all = (0..).map(ChunkId).zip(&self.first_of_name);
        let names = all.filter(|(chunk, first)| chunk == *first).map(|(chunk, _)| chunk);
        names.filter(|chunk| self.bytes(chunk.0 as usize).is_none()).collect()
    }

    fn slot(&self, chunk: usize) -> Option<&OnceLock<OwnedBytes>> {
        self.chunks.get(self.first_of_name.get(chunk)?.0 as usize)
    }

    fn bytes(&self, chunk: usize) -> Option<&OwnedBytes> {
        self.slot(chunk)?.get()
    }

    /// Takes the inflated bytes of a chunk, for all chunks of its name; a chunk that is here already
    /// stays as it is.
    pub(crate) fn provide(&self, chunk: ChunkId, bytes: Vec<u8>) -> Result<(), SearchError> {
        let number = chunk.0 as usize;
        let slot =
            self.slot(number).ok_or_else(|| SearchError::UnknownChunk(chunk.0.to_string()))?;
        let name = &self.header.chunks[number];
        if self.lengths.get(number) != Some(&bytes.len()) || chunk_name(&bytes) != *name {
            return Err(SearchError::DamagedChunk(name.clone()));
        }
        let _ = slot.set(OwnedBytes::new(bytes));
        Ok(())
    }

    /// The chunks that reads have missed since the last call, of each name one.
    pub(crate) fn take_missing(&self) -> Vec<ChunkId> {
        std::mem::take(&mut *lock(&self.missing)).into_iter().collect()
    }

    /// Whether reads have missed chunks since then.
    pub(crate) fn lacks_chunks(&self) -> bool {
        !lock(&self.missing).is_empty()
    }

    /// The whole of a logical file.
    pub(crate) fn file(self: &Arc<Self>, name: &str) -> io::Result<OwnedBytes> {
        match BundleFile::of(self, name) {
            Some(file) => file.read_bytes(0..file.length),
            None => Err(io::Error::new(io::ErrorKind::NotFound, name)),
        }
    }

    fn read(&self, file: usize, first_chunk: usize, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        #[cfg(feature = "index")]
        if let Some(record) = &self.record {
            lock(record).push(crate::bundle::InlineRange {
                file: file as u32,
                start: range.start as u64,
                length: range.len() as u64,
            });
        }
        if let Some(bytes) = self.read_inline(file as u32, &range) {
            return Ok(bytes);
        }
        let size = self.header.files.get(file).map_or(1, |entry| entry.chunk_size as usize);
        let (first, last) = (range.start / size, (range.end - 1) / size);
        let mut found = Vec::with_capacity(last - first + 1);
        for number in first..=last {
            match self.bytes(first_chunk + number) {
                Some(bytes) => found.push(bytes),
                None => lock(&self.missing).extend(self.first_of_name.get(first_chunk + number)),
            }
        }
        if found.len() <= last - first {
            return Err(io::Error::new(io::ErrorKind::WouldBlock, "chunk not loaded yet"));
        }
        if let [only] = found.as_slice() {
            return Ok(only.slice(range.start - first * size..range.end - first * size));
        }
        let mut joined = Vec::with_capacity(range.len());
        for (number, bytes) in (first..).zip(found) {
            let start = range.start.saturating_sub(number * size);
            let end = (range.end - number * size).min(bytes.len());
            joined.extend_from_slice(&bytes[start..end]);
        }
        Ok(OwnedBytes::new(joined))
    }

    fn read_inline(&self, file: u32, range: &Range<usize>) -> Option<OwnedBytes> {
        let after =
            self.inline.partition_point(|(of, start, _)| (*of, *start) <= (file, range.start));
        let (of, start, bytes) = self.inline.get(after.checked_sub(1)?)?;
        if *of != file || range.end > start + bytes.len() {
            return None;
        }
        Some(bytes.slice(range.start - start..range.end - start))
    }
}

/// One logical file.
#[derive(Debug)]
struct BundleFile {
    store: Arc<Store>,
    file: usize,
    first_chunk: usize,
    length: usize,
}

impl BundleFile {
    fn of(store: &Arc<Store>, name: &str) -> Option<Self> {
        let header = store.header();
        let file = header.files.iter().position(|entry| entry.name == name)?;
        let (first_chunk, _) = header.chunks_of(file);
        let length = header.files.get(file)?.length as usize;
        Some(Self { store: Arc::clone(store), file, first_chunk, length })
    }
}

impl HasLen for BundleFile {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for BundleFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if range.start > range.end || range.end > self.length {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "range outside of the file"));
        }
        self.store.read(self.file, self.first_chunk, range)
    }
}

/// The directory tantivy opens: read-only, every file a logical file of the bundle.
#[derive(Clone, Debug)]
pub(crate) struct BundleDirectory {
    pub(crate) store: Arc<Store>,
}

impl BundleDirectory {
    fn file(&self, path: &Path) -> Option<BundleFile> {
        BundleFile::of(&self.store, path.extension()?.to_str()?)
    }
}

const META: &str = "meta.json";

impl Directory for BundleDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        match self.file(path) {
            Some(file) => Ok(Arc::new(file)),
            None => Err(OpenReadError::FileDoesNotExist(path.to_owned())),
        }
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(path == Path::new(META) || self.file(path).is_some())
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        if path == Path::new(META) {
            return Ok(self.store.header().meta.clone().into_bytes());
        }
        Err(OpenReadError::FileDoesNotExist(path.to_owned()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::IoError {
            io_error: Arc::new(read_only()),
            filepath: PathBuf::from(path),
        })
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// Nothing writes, so there is nothing to lock.
    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(())))
    }

    fn watch(&self, _callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "a bundle is read-only")
}
