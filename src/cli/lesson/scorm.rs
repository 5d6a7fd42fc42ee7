//! A package for learning platforms, by SCORM 1.2: a zip with a manifest, a page that shows the lesson and reports what
//! the playground marks (`scorm.js`), and the playground itself unless the page loads it from a site.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::ZipWriter;

use playground::play::script::Script;
use playground::play::tell::{told, Say};

use super::super::Usage;
use super::{escaped, title};

const PAGE: &str = include_str!("scorm.html");
const REPORTER: &str = include_str!("scorm.js");

/// Where the playground is, in the package.
const FOLDER: &str = "playground/";
/// What a page with the element needs of a built playground: these files, and all of the folders.
const FILES: [&str; 6] = ["embed.html", "embed.js", "icon.svg", "index.html", "late.js", "load.js"];
const FOLDERS: [&str; 2] = ["app", "scenarios"];
/// Without these the folder is no built playground.
const NEEDED: [&str; 3] = ["embed.html", "embed.js", "app"];

/// The lesson of a package.
pub struct Lesson<'a> {
    /// Its name.
    pub slug: &'a str,
    /// Its script.
    pub script: &'a Script,
    /// The language of the page.
    pub lang: &'a str,
    /// The mark from which it is passed, 0 to 100.
    pub pass: u8,
}

/// Where the page has the playground from.
pub enum From {
    /// These files, by their names in the package.
    Package(BTreeMap<String, Vec<u8>>),
    /// The address of a site's folder, which ends in a slash.
    Site(String),
}

impl From {
    /// A playground that was built into this folder.
    pub fn folder(folder: &Path) -> Result<From, Usage> {
        if NEEDED.iter().any(|name| !folder.join(name).exists()) {
            return Err(Usage(told!("cli-no-playground", folder: folder.display().to_string())));
        }
        let mut files = BTreeMap::new();
        let present = FILES.iter().filter(|name| folder.join(name).is_file());
        for name in present {
            take(&folder.join(name), name, &mut files)?;
        }
        for name in FOLDERS.iter().filter(|name| folder.join(name).is_dir()) {
            let path = folder.join(name);
            let inside = fs::read_dir(&path).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
            for entry in inside.map_err(|error| Usage::reading(&path, &error))? {
                let inside = format!("{name}/{}", entry.file_name().to_string_lossy());
                if entry.path().is_file() {
                    take(&entry.path(), &inside, &mut files)?;
                }
            }
        }
        Ok(From::Package(files))
    }

    /// A playground that others serve.
    pub fn site(address: &str) -> Result<From, Usage> {
        let host = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '#' | '?' | '\\');
        match host {
            Some(host) if !host.is_empty() && !host.starts_with('/') && host.chars().all(plain) => {
                Ok(From::Site(format!("{}/", address.trim_end_matches('/'))))
            }
            _ => Err(Usage(told!("cli-site-refused", address: address.to_string()))),
        }
    }
}

/// Reads a file into the package.
fn take(path: &Path, name: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Usage> {
    let bytes = fs::read(path).map_err(|error| Usage::reading(path, &error))?;
    files.insert(format!("{FOLDER}{name}"), bytes);
    Ok(())
}

/// Writes the package. The same lesson and the same playground give the same bytes.
pub fn write(out: &Path, lesson: &Lesson, from: &From, say: &dyn Say) -> Result<(), Usage> {
    let (mut files, base) = match from {
        From::Package(files) => (files.clone(), FOLDER),
        From::Site(address) => (BTreeMap::new(), address.as_str()),
    };
    files.insert("index.html".to_string(), page(lesson, base, say).into_bytes());
    files.insert("scorm.js".to_string(), REPORTER.into());
    let manifest = manifest(lesson, files.keys());
    let packed = packed(&manifest, &files).and_then(|bytes| fs::write(out, bytes));
    packed.map_err(|error| {
        Usage(told!("cli-cannot-write-file", file: out.display().to_string(), error: error.to_string()))
    })
}

fn packed(manifest: &str, files: &BTreeMap<String, Vec<u8>>) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a date, which would differ from package to package.
    let how = SimpleFileOptions::default().unix_permissions(0o644);
    zip.start_file("imsmanifest.xml", how)?;
    zip.write_all(manifest.as_bytes())?;
    for (name, bytes) in files {
        zip.start_file(name.as_str(), how)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The page that the platform opens.
fn page(lesson: &Lesson, base: &str, say: &dyn Say) -> String {
    let Lesson { slug, script, lang, pass } = *lesson;
    // The page writes the numbers.
    let (answered, asks, mark, least) = ("{answered}", "{asks}", "{mark}", "{pass}");
    let about = json!({
        "lesson": slug,
        "title": title(script, slug),
        "lang": lang,
        "script": script.to_string(),
        "asks": script.asks().map(|(ask, _)| ask.slug.to_string()).collect::<Vec<_>>(),
        "goals": script.goals().map(|goal| goal.slug.to_string()).collect::<Vec<_>>(),
        "pass": pass,
        "words": {
            "alone": say.say(&told!("scorm-alone")),
            "viewed": say.say(&told!("scorm-viewed")),
            "lost": say.say(&told!("scorm-lost")),
            "kept": say.say(&told!("scorm-kept", answered: answered.to_string(), asks: asks.to_string())),
            "done": say.say(&told!("scorm-done", mark: mark.to_string(), pass: least.to_string())),
        },
    });
    // The end tag of a script must not stand in it.
    let about = about.to_string().replace('<', "\\u003c");
    let values = [
        ("{lang}", lang.to_string()),
        ("{title}", escaped(title(script, slug))),
        ("{embed}", escaped(&format!("{base}embed.js"))),
        ("{noscript}", escaped(&say.say(&told!("scorm-noscript")))),
        // The last one: a script may contain what looks like another.
        ("{about}", about),
    ];
    values.iter().fold(PAGE.to_string(), |page, (name, value)| page.replacen(name, value, 1))
}

/// The manifest, `imsmanifest.xml`.
fn manifest<'f>(lesson: &Lesson, files: impl Iterator<Item = &'f String>) -> String {
    let Lesson { slug, script, pass, .. } = *lesson;
    let title = escaped(title(script, slug));
    let files: Vec<String> = files.map(|name| format!("      <file href=\"{}\"/>\n", escaped(name))).collect();
    let files = files.concat();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="raft-playground.{slug}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
    http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="lesson" identifierref="page">
        <title>{title}</title>
        <adlcp:masteryscore>{pass}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
{files}    </resource>
  </resources>
</manifest>
"#
    )
}
