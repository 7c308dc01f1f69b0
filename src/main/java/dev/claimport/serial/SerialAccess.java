package dev.claimport.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this user may open serial ports, and whether another program is known to take hold of them. Only Linux has something to
 * find out: elsewhere ports are everybody's.
 */
public final class SerialAccess {

    /** Debian's and most others', Arch's. */
    private static final List<String> USUAL_GROUPS = List.of("dialout", "uucp");
    private static final String MODEM_MANAGER = "ModemManager";
    private static final Logger LOG = LoggerFactory.getLogger(SerialAccess.class);

    private final Path root;
    private final boolean linux;
    private final String user;
    private final Predicate<Path> usable;

    /** @param usable whether this user may read and write what is there */
    SerialAccess(Path root, boolean linux, String user, Predicate<Path> usable) {
        this.root = root;
        this.linux = linux;
        this.user = user;
        this.usable = usable;
    }

    /** On this computer. */
    public static SerialAccess here() {
        return new SerialAccess(Path.of("/"), System.getProperty("os.name").equals("Linux"), System.getProperty("user.name"),
                path -> Files.isReadable(path) && Files.isWritable(path));
    }

    /** What was found. */
    public sealed interface Finding {

        /** Ports can be opened, or there is nothing that would speak against it. */
        record Granted() implements Finding {}

        /** @param ports that cannot be opened; empty when none is attached now */
        record NotInGroup(String group, List<String> ports) implements Finding {}

        /** The user was put into the group after signing in to this computer. */
        record GroupNotYetInEffect(String group) implements Finding {}

        /** Ports that cannot be opened for another reason. */
        record Refused(List<String> ports) implements Finding {}
    }

    /** @param ports that are attached */
    public Finding check(List<PortInfo> ports) {
        if (!linux) {
            return new Finding.Granted();
        }
        List<Path> refused = ports.stream().map(port -> Path.of(port.path())).filter(path -> Files.exists(path) && !usable.test(path)).toList();
        if (!ports.isEmpty() && refused.isEmpty()) {
            return new Finding.Granted();
        }
        List<String> names = refused.stream().map(Path::toString).toList();
        Optional<Group> owner = groups().stream().filter(group -> owners(refused).contains(group.name())).findFirst()
                .or(() -> refused.isEmpty() ? usual() : Optional.empty());
        if (owner.isEmpty()) {
            return refused.isEmpty() ? new Finding.Granted() : new Finding.Refused(names);
        }
        Group group = owner.get();
        Process process = process();
        if (process.groups().contains(group.id()) || process.isRoot()) {
            return refused.isEmpty() ? new Finding.Granted() : new Finding.Refused(names);
        }
        return group.members().contains(user) ? new Finding.GroupNotYetInEffect(group.name()) : new Finding.NotInGroup(group.name(), names);
    }

    /** Whether ModemManager runs, which opens every new port to see whether it is a modem. */
    public boolean isModemManagerRunning() {
        if (!linux) {
            return false;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
            for (Path found : processes) {
                if (firstLine(found.resolve("comm")).equals(MODEM_MANAGER)) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.info("the list of processes cannot be read: {}", e.getMessage());
        }
        return false;
    }

    private record Group(String name, String id, Set<String> members) {}

    private record Process(Set<String> groups, boolean isRoot) {}

    private Optional<Group> usual() {
        return USUAL_GROUPS.stream().flatMap(name -> groups().stream().filter(group -> group.name().equals(name))).findFirst();
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (String line : lines(root.resolve("etc/group"))) {
            String[] parts = line.split(":", -1);
            if (parts.length == 4) {
                groups.add(new Group(parts[0], parts[2], Arrays.stream(parts[3].split(",")).collect(Collectors.toSet())));
            }
        }
        return groups;
    }

    private static Set<String> owners(List<Path> ports) {
        return ports.stream().flatMap(port -> {
            try {
                return Stream.of(Files.readAttributes(port, PosixFileAttributes.class).group().getName());
            } catch (IOException e) {
                LOG.info("the owner of {} cannot be found: {}", port, e.getMessage());
                return Stream.empty();
            }
        }).collect(Collectors.toSet());
    }

    /** proc(5), {@code /proc/pid/status}: "Groups" are the supplementary ones, "Gid" and "Uid" have four numbers, the second is in effect. */
    private Process process() {
        List<String> status = lines(root.resolve("proc/self/status"));
        Set<String> groups = Stream.concat(numbers(status, "Groups:"), numbers(status, "Gid:")).collect(Collectors.toSet());
        return new Process(groups, numbers(status, "Uid:").skip(1).findFirst().filter("0"::equals).isPresent());
    }

    private static Stream<String> numbers(List<String> status, String name) {
        return status.stream().filter(line -> line.startsWith(name))
                .flatMap(line -> Arrays.stream(line.substring(name.length()).strip().split("\\s+")));
    }

    private static String firstLine(Path file) {
        return lines(file).stream().findFirst().orElse("");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // A process that has just ended, or a system without such a file.
            LOG.debug("{}: {}", file, e.getMessage());
            return List.of();
        }
    }
}
