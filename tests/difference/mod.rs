//! Two texts that should be equal, compared line by line.

use std::fmt::Write;

/// The lines from the first to the last that differ, with two lines around them; empty for equal texts.
pub fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), found.lines().collect());
    if wanted == found {
        return String::new();
    }
    let start = wanted.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let rest = wanted.len().min(found.len()) - start;
    let end = wanted.iter().rev().zip(found.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut out = String::new();
    for line in &wanted[start.saturating_sub(2)..start] {
        let _ = writeln!(out, "   {line}");
    }
    for line in &wanted[start..wanted.len() - end] {
        let _ = writeln!(out, " - {line}");
    }
    for line in &found[start..found.len() - end] {
        let _ = writeln!(out, " + {line}");
    }
    for line in found[found.len() - end..].iter().take(2) {
        let _ = writeln!(out, "   {line}");
    }
    out
}
