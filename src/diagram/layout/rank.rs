//! In which column each node stands.

/// A line that asks for an order of columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    /// How many columns later it leads at least.
    pub(super) length: usize,
}

/// The columns of nodes, and which arrows lead back.
pub(super) struct Ranks {
    pub(super) columns: Vec<usize>,
    pub(super) back: Vec<bool>,
    /// How many columns follow each node on its longest way.
    pub(super) heights: Vec<usize>,
}

/// Each node as far left as what comes before it allows. Circles are cut where a search in depth
/// comes back, from the `first` nodes on.
pub(super) fn ranks(count: usize, arrows: &[Arrow], first: &[usize]) -> Ranks {
    let mut out = vec![Vec::new(); count];
    let mut comes = vec![0_usize; count];
    for (at, arrow) in arrows.iter().enumerate() {
        out[arrow.from].push(at);
        comes[arrow.to] += usize::from(arrow.from != arrow.to);
    }
    let sources = (0..count).filter(|node| comes[*node] == 0);
    let roots: Vec<usize> = first.iter().copied().chain(sources).chain(0..count).collect();
    let (back, done) = cut(&roots, arrows, &out, count);
    // Whatever is done first comes last.
    let mut columns = vec![0; count];
    let mut heights = vec![0; count];
    let mut fed = vec![false; count];
    for node in done.iter().rev() {
        for at in out[*node].iter().filter(|at| !back[**at]) {
            let arrow = arrows[*at];
            columns[arrow.to] = columns[arrow.to].max(columns[*node] + arrow.length);
            fed[arrow.to] = true;
        }
    }
    for node in &done {
        let ahead = out[*node].iter().filter(|at| !back[**at]).map(|at| arrows[*at]);
        heights[*node] =
            ahead.clone().map(|arrow| heights[arrow.to] + arrow.length).max().unwrap_or(0);
        // What nothing leads to stands before what it leads to.
        if let (false, Some(column)) =
            (fed[*node], ahead.map(|arrow| columns[arrow.to].saturating_sub(arrow.length)).min())
        {
            columns[*node] = column;
        }
    }
    Ranks { columns, back, heights }
}

/// Which arrows lead back, and the nodes in the order in which a search in depth leaves them.
fn cut(
    roots: &[usize],
    arrows: &[Arrow],
    out: &[Vec<usize>],
    count: usize,
) -> (Vec<bool>, Vec<usize>) {
    let mut back = vec![false; arrows.len()];
    let mut done = Vec::with_capacity(count);
    let (mut seen, mut open) = (vec![false; count], vec![false; count]);
    for root in roots {
        if seen[*root] {
            continue;
        }
        seen[*root] = true;
        open[*root] = true;
        let mut way = vec![(*root, 0)];
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            let Some(at) = out[node].get(*next).copied() else {
                open[node] = false;
                done.push(node);
                way.pop();
                continue;
            };
            *next += 1;
            let to = arrows[at].to;
            if open[to] {
                back[at] = true;
            } else if !seen[to] {
                seen[to] = true;
                open[to] = true;
                way.push((to, 0));
            }
        }
    }
    (back, done)
}
