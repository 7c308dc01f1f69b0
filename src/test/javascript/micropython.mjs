// A real MicroPython (its WebAssembly port) behind standard input and output, as a board is behind a serial port.
// usage: node micropython.mjs FOLDER     FOLDER has the package @micropython/micropython-webassembly-pyscript, unpacked
import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";

const { loadMicroPython } = await import(pathToFileURL(join(resolve(process.argv[2]), "micropython.mjs")));
const python = await loadMicroPython({ heapsize: 512 * 1024, linebuffer: false, stdout: (bytes) => process.stdout.write(bytes) });
python.replInit();

// Raw paste waits for input inside of the interpreter, which this port cannot: it is answered as by firmware without.
const PASTE = [0x05, 0x41, 0x01];
let matched = 0;
process.stdin.on("data", (bytes) => {
    for (const each of bytes) {
        matched = each === PASTE[matched] ? matched + 1 : 0;
        if (matched === PASTE.length) {
            matched = 0;
            process.stdout.write("R\0");
        } else if (matched === 0 && python.replProcessChar(each)) {
            process.stdout.write("\r\nMPY: soft reboot\r\n");
            python.replInit();
        }
    }
});
