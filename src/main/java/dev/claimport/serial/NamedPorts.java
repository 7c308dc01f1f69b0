package dev.claimport.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Lists, beside the system's ports, those that somebody has named and the system never lists, such as pseudo-terminals, while they are there. */
public final class NamedPorts implements SerialPorts {

    private final SerialPorts real;
    private final List<String> named;

    /** @param named paths, or anything else, which is nothing to this */
    public NamedPorts(SerialPorts real, Collection<String> named) {
        this.real = real;
        this.named = named.stream().filter(path -> path.startsWith("/dev/")).distinct().toList();
    }

    /** What a path leads to: {@code /dev/serial/by-id/…} is a link. As it is where nothing is there. */
    public static String resolved(String path) {
        try {
            return path.startsWith("/dev/") ? Path.of(path).toRealPath().toString() : path;
        } catch (IOException | InvalidPathException _) {
            return path;
        }
    }

    @Override
    public List<PortInfo> list() {
        List<PortInfo> listed = real.list();
        return Stream.concat(listed.stream(), named.stream().filter(path -> listed.stream().noneMatch(port -> port.path().equals(path)) && Files.exists(Path.of(path)))
                .map(PortInfo::named)).toList();
    }

    @Override
    public List<String> others(String path) {
        return real.others(path);
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        return real.open(path, line);
    }
}
