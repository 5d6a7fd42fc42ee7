//! Commands, and the clients that propose them.

use super::*;
use crate::play::script::strange::named;

fn a_command() -> Told {
    told!("what-command")
}

fn a_client() -> Told {
    told!("expected-client-name")
}

impl<'t> Reader<'t> {
    /// The command of `propose`.
    pub(super) fn command(&mut self) -> Parsed<Command> {
        let get = CommandName::Get.name();
        let names: Vec<_> = CommandName::NAMES.iter().copied().filter(|name| *name != get).collect();
        let word = self.word(&|| expected_of(a_command(), &names))?;
        match CommandName::from_name(word.text) {
            Some(CommandName::Get) => {
                Err(word.refuse(expected_of(a_command(), &names).text).hint(told!("hint-client-reads")))
            }
            Some(name) => Ok(self.command_of(name, false)?.command),
            None => Err(unknown(word, a_command(), &names)),
        }
    }

    /// The command of a client.
    fn template(&mut self) -> Parsed<Template> {
        let name = self.named(a_command())?;
        self.command_of(name, true)
    }

    /// The arguments of a command; `numbered`: `$n` is valid as the number to add.
    fn command_of(&mut self, name: CommandName, numbered: bool) -> Parsed<Template> {
        let mut adds_number = false;
        let command = match name {
            CommandName::Set => Command::Set(self.key()?, self.text(told!("expected-value"))?),
            CommandName::Del => Command::Del(self.key()?),
            CommandName::Add => {
                let key = self.key()?;
                let (least, most) = (i64::MIN.to_string(), i64::MAX.to_string());
                let expected = || match numbered {
                    true => told!("expected-addend-or-n", least: least.clone(), most: most.clone()),
                    false => told!("expected-addend", least: least.clone(), most: most.clone()),
                };
                let n = self.word(&|| expected().into())?;
                adds_number = numbered && n.text == "$n";
                let digits = n.text.strip_prefix('-').unwrap_or(n.text);
                let value = if digits.bytes().all(|b| b.is_ascii_digit()) { n.text.parse().ok() } else { None };
                let value = if adds_number { Some(0) } else { value };
                Command::Add(key, value.ok_or_else(|| n.refuse(expected()))?)
            }
            CommandName::Cas => {
                let key = self.key()?;
                Command::Cas(key, self.text(told!("expected-old-value"))?, self.text(told!("expected-new-value"))?)
            }
            CommandName::Get => Command::Get(self.key()?),
        };
        Ok(Template { command, adds_number })
    }

    pub(super) fn key(&mut self) -> Parsed<Rc<str>> {
        self.text(told!("expected-key"))
    }

    /// `NAME every MS [timeout=MS] [tries=K] [retry=on|off] COMMAND`, or `NAME stop`.
    pub(super) fn client(&mut self) -> Parsed<Action> {
        let name = self.word(&|| a_client().into())?;
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if name.text.len() > 16 || !name.text.chars().all(fits) {
            return Err(name.refuse(a_client()));
        }
        let digits = name.text.strip_prefix('n').unwrap_or("");
        let is_node = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if is_node || Selector::from_name(name.text).is_some() {
            return Err(name.refuse(told!("expected-client-name-free")));
        }
        self.clients.push(name);
        let names: &[&'static str] = &["every", "stop"];
        let word = self.word(&|| expected_of(told!("what-client"), names))?;
        if which(word, told!("what-client"), names)? == 1 {
            return Ok(Action::Client(name.text.into(), None));
        }
        let what = || told!("quantity-interval");
        let every = self.word(&|| expected_time(what(), 1_000, MAX_TIME).into())?;
        let every = time(every, what(), 1_000, MAX_TIME)?;
        let (mut timeout, mut tries, mut retry) = (CLIENT_TIMEOUT, CLIENT_ATTEMPTS, true);
        let mut seen = 0;
        while let Some((which, value)) = self.option(&["timeout", "tries", "retry"], &mut seen)? {
            match which {
                0 => timeout = time(value, told!("quantity-timeout"), 1_000, MAX_DELAY)?,
                1 => tries = whole(value, told!("quantity-attempts"), 1, 100)? as u8,
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
        let expected = || told!("expected-quoted-command");
        let token = self.token(&|| expected().into())?;
        if !token.quoted {
            return Err(Fault::new(token.at, shown(token.raw), expected()).for_text());
        }
        // Places inside of the quotation marks are those of their beginning: escapes would shift them.
        let command = || -> Parsed<Command> {
            let words = split(&token.text)?;
            let mut reader = Reader { what: told!("end-of-command"), ..Reader::new(&words) };
            let read = reader.named(a_command()).and_then(|name| reader.command_of(name, false));
            let read = read.and_then(|template| reader.finish().map(|()| template.command));
            let command = read.map_err(|fault| named(fault, &words))?;
            match words.comment {
                Some(comment) => Err(Fault::new(0, shown(comment.trim_start()), reader.what.clone())),
                None => Ok(command),
            }
        };
        command().map_err(|fault| fault.at(token.at))
    }
}
