// Written for the oldest Node that reads modules, for it is there to turn that one away.
export function demandNode() {
  const numbers = process.versions.node.split(".").map(Number);
  const fits = numbers[0] > 20 || (numbers[0] === 20 && numbers[1] >= 19);
  if (fits && process.platform !== "win32") return true;
  process.stderr.write(
    fits
      ? "Gangway's commands need Linux or macOS: on Windows run them in WSL (wsl --install).\n"
      : `Gangway needs Node 20.19 or newer, and this is ${process.version}. Install one from https://nodejs.org (or: nvm install 22) and start again.\n`,
  );
  process.exitCode = 1;
  return false;
}
