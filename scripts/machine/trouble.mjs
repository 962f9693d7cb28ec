// Something the person at the keyboard can mend: shown as its sentence alone, never as a stack.
export class Trouble extends Error {
  constructor(sentence, { cause } = {}) {
    super(sentence, { cause });
    this.name = "Trouble";
  }
}

// What the operating system says, in words that tell what to do.
export function explain(error, doing) {
  const where = error?.path ? ` ${error.path}` : "";
  switch (error?.code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Trouble(
        `No right to write${where} while ${doing}. Give yourself this folder (chown -R "$USER" .) or clone into one that is yours.`,
        { cause: error },
      );
    case "ENOSPC":
    case "EDQUOT":
      return new Trouble(
        `The disk is full (${doing}). Gangway needs about 2 GB here and in /var/tmp; make room and start again.`,
        { cause: error },
      );
    case "EMFILE":
    case "ENFILE":
      return new Trouble(
        `Too many open files (${doing}). Raise the limit (ulimit -n 4096) and start again.`,
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}
