// Stands for `server-only` outside Next, where that word means nothing.
export {};
