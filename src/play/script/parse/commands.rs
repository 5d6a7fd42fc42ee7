//! Commands, and the clients that propose them.

use super::*;
use crate::play::script::strange::named;

const COMMAND: &str = "a command";
const CLIENT: &str = "a client's name of 1 to 16 letters, digits, _ and -";

impl<'t> Reader<'t> {
    /// The command of `propose`.
    pub(super) fn command(&mut self) -> Parsed<Command> {
        let get = CommandName::Get.name();
        let names: Vec<_> = CommandName::NAMES.iter().copied().filter(|name| *name != get).collect();
        let word = self.word(&|| expected_of(COMMAND, &names))?;
        match CommandName::from_name(word.text) {
            Some(CommandName::Get) => Err(word
                .refuse(expected_of(COMMAND, &names))
                .hint(format!("a client can ask: “client NAME every 100 {} KEY”", CommandName::Get))),
            Some(name) => Ok(self.command_of(name, false)?.command),
            None => Err(unknown(word, COMMAND, &names)),
        }
    }

    /// The command of a client.
    fn template(&mut self) -> Parsed<Template> {
        let name = self.named(COMMAND)?;
        self.command_of(name, true)
    }

    /// The arguments of a command; `numbered`: `$n` is valid as the number to add.
    fn command_of(&mut self, name: CommandName, numbered: bool) -> Parsed<Template> {
        let mut adds_number = false;
        let command = match name {
            CommandName::Set => Command::Set(self.text("a key")?, self.text("a value")?),
            CommandName::Del => Command::Del(self.text("a key")?),
            CommandName::Add => {
                let key = self.text("a key")?;
                let or = if numbered { ", or $n" } else { "" };
                let expected = || format!("a whole number from {} to {}{or}", i64::MIN, i64::MAX);
                let n = self.word(&|| expected().into())?;
                adds_number = numbered && n.text == "$n";
                let digits = n.text.strip_prefix('-').unwrap_or(n.text);
                let value = if digits.bytes().all(|b| b.is_ascii_digit()) { n.text.parse().ok() } else { None };
                let value = if adds_number { Some(0) } else { value };
                Command::Add(key, value.ok_or_else(|| n.refuse(expected()))?)
            }
            CommandName::Cas => {
                Command::Cas(self.text("a key")?, self.text("the old value")?, self.text("the new value")?)
            }
            CommandName::Get => Command::Get(self.text("a key")?),
        };
        Ok(Template { command, adds_number })
    }

    /// `NAME every MS [timeout=MS] [tries=K] [retry=on|off] COMMAND`, or `NAME stop`.
    pub(super) fn client(&mut self) -> Parsed<Action> {
        let name = self.word(&|| CLIENT.into())?;
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if name.text.len() > 16 || !name.text.chars().all(fits) {
            return Err(name.refuse(CLIENT));
        }
        let digits = name.text.strip_prefix('n').unwrap_or("");
        let is_node = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if is_node || Selector::from_name(name.text).is_some() {
            return Err(name.refuse("a client's name that is no node's"));
        }
        self.clients.push(name);
        let names: &[&'static str] = &["every", "stop"];
        let word = self.word(&|| expected_of("what it does", names))?;
        if which(word, "what it does", names)? == 1 {
            return Ok(Action::Client(name.text.into(), None));
        }
        let every = self.word(&|| expected_time("how often", 1_000, MAX_TIME).into())?;
        let every = time(every, "how often", 1_000, MAX_TIME)?;
        let (mut timeout, mut tries, mut retry) = (CLIENT_TIMEOUT, CLIENT_ATTEMPTS, true);
        let mut seen = 0;
        while let Some((which, value)) = self.option(&["timeout", "tries", "retry"], &mut seen)? {
            match which {
                0 => timeout = time(value, "how long it waits", 1_000, MAX_DELAY)?,
                1 => tries = whole(value, "how many attempts", 1, 100)? as u8,
                _ => {
                    self.offer(value, &on_off);
                    retry = switch(value)?;
                }
            }
        }
        let command = self.template()?;
        Ok(Action::Client(name.text.into(), Some(ClientPlan { every, timeout, tries, retry, command })))
    }

    pub(super) fn quoted_command(&mut self) -> Parsed<Command> {
        const EXPECTED: &str = "a command in quotation marks, such as \"set x 1\"";
        let token = self.token(&|| EXPECTED.into())?;
        if !token.quoted {
            return Err(Fault::new(token.at, shown(token.raw), EXPECTED).for_text());
        }
        // Places inside of the quotation marks are those of their beginning: escapes would shift them.
        let command = || -> Parsed<Command> {
            let words = split(&token.text)?;
            let mut reader = Reader { what: "the end of the command", ..Reader::new(&words) };
            let read = reader.named(COMMAND).and_then(|name| reader.command_of(name, false));
            let read = read.and_then(|template| reader.finish().map(|()| template.command));
            let command = read.map_err(|fault| named(fault, &words))?;
            match words.comment {
                Some(comment) => Err(Fault::new(0, shown(comment.trim_start()), reader.what)),
                None => Ok(command),
            }
        };
        command().map_err(|fault| fault.at(token.at))
    }
}
