package dev.claimport.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which other programs have a port open (Linux, proc(5)). Two that read the same port get a part each of what comes. What others than this user run is
 * told to root alone.
 */
final class PortUsers {

    private static final Logger LOG = LoggerFactory.getLogger(PortUsers.class);
    private static final String PSEUDO_TERMINALS = "/dev/pts/";

    private final Path processes;
    private final long self;

    /** @param processes where Linux shows them; @param self this one */
    PortUsers(Path processes, long self) {
        this.processes = processes;
        this.self = self;
    }

    static PortUsers here() {
        return new PortUsers(Path.of("/proc"), ProcessHandle.current().pid());
    }

    /** Their names, each once; empty where nothing is known. */
    List<String> others(String port) {
        var names = new TreeSet<String>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
            Path file = Path.of(NamedPorts.resolved(port));
            for (Path process : all) {
                if (!process.getFileName().toString().equals(Long.toString(self)) && hasOpen(process, file)) {
                    names.add(name(process));
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException e) {
            LOG.debug("who has {} open cannot be found: {}", port, e.getMessage());
        }
        return List.copyOf(names);
    }

    /** What plays a device on a pseudo-terminal has both of its ends, and is no other program on the port. */
    private static boolean hasOpen(Path process, Path port) {
        List<Path> open = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            descriptors.forEach(open::add);
        } catch (IOException | DirectoryIteratorException _) {
            // Another user's, or it has just ended.
            return false;
        }
        return open.stream().anyMatch(descriptor -> target(descriptor).filter(port::equals).isPresent()) && open.stream().noneMatch(descriptor -> isOtherEnd(process, descriptor, port));
    }

    private static Optional<Path> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor));
        } catch (IOException _) {
            // Closed meanwhile.
            return Optional.empty();
        }
    }

    private static boolean isOtherEnd(Path process, Path descriptor, Path port) {
        if (!port.toString().startsWith(PSEUDO_TERMINALS) || target(descriptor).filter(end -> end.endsWith("ptmx")).isEmpty()) {
            return false;
        }
        String number = port.toString().substring(PSEUDO_TERMINALS.length());
        return lines(process.resolve("fdinfo").resolve(descriptor.getFileName())).stream().anyMatch(line -> line.matches("tty-index:\\s*" + number));
    }

    private static String name(Path process) {
        return lines(process.resolve("comm")).stream().findFirst().map(name -> name.replaceAll("\\p{C}", "").strip()).filter(name -> !name.isEmpty())
                .orElse(process.getFileName().toString());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return List.of();
        }
    }
}
