//! The play.
