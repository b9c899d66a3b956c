//! Locks.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A lock whose poison does not matter: the data behind is valid at every moment.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
