//! The length of Rust functions.

use crate::source::Source;

/// The most lines of a function, from its signature to its closing brace.
const LONGEST: usize = 70;

/// Functions of more than [`LONGEST`] lines without a comment `// long: reason` in the lines above.
pub fn long(source: &Source) -> Vec<(usize, String)> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = Vec::new();
    for (i, token) in source.tokens.iter().enumerate() {
        let name = source.text_at(i + 1);
        if token.text != "fn" || name == "(" {
            continue;
        }
        let end = source.end(i);
        let Some(last) = source.tokens.get(end - 1) else { continue };
        let count = last.line - token.line + 1;
        // Attributes and comments belong to the function.
        let above = lines[..token.line - 1].iter().rev();
        let mut above = above.take_while(|line| line.trim_start().starts_with(['#', '/']) || line.trim_end() == ")]");
        if count > LONGEST && !above.any(|line| line.trim_start().starts_with("// long: ")) {
            found.push((token.line, format!("{name}: {count} lines")));
        }
    }
    found
}
