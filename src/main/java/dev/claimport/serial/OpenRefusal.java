package dev.claimport.serial;

import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LinkFailure.Holder;
import dev.claimport.failure.LinkFailure.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Why a port did not open: missing, busy or denied. jSerialComm only gives the system's error number, and 2 (which is
 * ENOENT) also for a port that this program itself has open.
 *
 * @param error errno of Linux or macOS, GetLastError of Windows
 * @param exists whether the path is there
 * @param writable whether this user may write to it
 * @param modemManager whether ModemManager runs; asked only where it matters
 * @param others the names of programs that have it open; asked only then
 */
record OpenRefusal(int error, boolean exists, boolean writable, boolean windows, BooleanSupplier modemManager, Supplier<List<String>> others) {

    private static final int EPERM = 1;
    private static final int EACCES = 13;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int ENODEV = 19;
    private static final int EISDIR = 21;
    private static final int ENOTTY = 25;
    private static final int WINDOWS_FILE_NOT_FOUND = 2;

    RuntimeException exception(String path) {
        Kind kind = kind();
        Map<String, ?> facts = kind == Kind.PORT_BUSY ? Map.of("port", path, "holder", modemManager.getAsBoolean() ? Holder.MODEM_MANAGER : Holder.UNKNOWN) : Map.of("port", path);
        List<String> known = kind == Kind.PORT_BUSY ? others.get() : List.of();
        return new LinkFailure(kind, facts, "error " + error + (known.isEmpty() ? "" : ", open in " + String.join(", ", known))).exception();
    }

    Kind kind() {
        if (windows) {
            // Access denied (5) is what Windows says of a port that another program has open.
            return error == WINDOWS_FILE_NOT_FOUND ? Kind.PORT_NOT_FOUND : Kind.PORT_BUSY;
        }
        if (!exists) {
            return Kind.PORT_NOT_FOUND;
        }
        return switch (error) {
            case EPERM, EACCES -> Kind.PORT_DENIED;
            case EIO, ENXIO, ENODEV, EISDIR, ENOTTY -> Kind.PORT_NOT_FOUND;
            default -> writable ? Kind.PORT_BUSY : Kind.PORT_DENIED;
        };
    }
}
