//! Observers of a run, which change nothing: monitor, linearizability checker, limits, fingerprints.

mod fingerprint;
mod limits;
pub mod linear;
mod membership;
pub(crate) mod monitor;

pub use limits::{Limit, Limits, Overload};
pub(crate) use limits::{Load, Totals};
pub use linear::{Linear, Verdict};
pub use membership::Membership;
pub use monitor::{Committed, Monitor};
