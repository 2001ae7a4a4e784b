/** The file was written by a newer version of the desk; it is left as it is. */
export class ReplicaFromFuture extends Error {
  override readonly name = 'ReplicaFromFuture';
}

/** The key does not fit or the content was altered: neither can be told from the other. */
export class ReplicaDamaged extends Error {
  override readonly name = 'ReplicaDamaged';
}

/** Another process holds the file. */
export class ReplicaInUse extends Error {
  override readonly name = 'ReplicaInUse';
}

/** No room left; what was being written is undone, everything before it stands. */
export class DiskFull extends Error {
  override readonly name = 'DiskFull';
}
