// What this device keeps through reloads, files included. A browser that keeps nothing (a private window) is no reason
// to refuse work: then it lasts as long as the page.
type Store = "proofs" | "proof_drafts";

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("indexedDB"));
  });

let opened: Promise<IDBDatabase> | undefined;
function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("supercargo", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("proofs");
      request.result.createObjectStore("proof_drafts");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("indexedDB"));
  });
  return opened;
}

async function inStore<T>(
  store: Store,
  mode: IDBTransactionMode,
  use: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    return await asked(use((await database()).transaction(store, mode).objectStore(store)));
  } catch {
    return undefined;
  }
}

export function keepOnDevice(store: Store, key: string, value: unknown): Promise<unknown> {
  return inStore(store, "readwrite", (objects) => objects.put(value, key));
}

export function dropFromDevice(store: Store, key: string): Promise<unknown> {
  return inStore(store, "readwrite", (objects) => objects.delete(key));
}

export async function onDevice<T>(store: Store, key: string): Promise<T | undefined> {
  return (await inStore(store, "readonly", (objects) => objects.get(key))) as T | undefined;
}

export async function allOnDevice<T>(store: Store): Promise<T[]> {
  return ((await inStore(store, "readonly", (objects) => objects.getAll())) ?? []) as T[];
}
