package dev.claimport.app;

import dev.claimport.handover.RunOrigin;
import dev.claimport.signin.RoleSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** This computer and whoever uses it, as records name them. */
public record Station(String name, String user) {

    public static Station here() {
        return new Station(name(System.getenv()), System.getProperty("user.name", ""));
    }

    RunOrigin origin(RoleSession session) {
        return RunOrigin.of(session, user, name);
    }

    private static String name(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("COMPUTERNAME")).or(() -> Optional.ofNullable(environment.get("HOSTNAME"))).or(Station::kernelName)
                .orElseGet(Station::hostName);
    }

    /** On Linux, where to ask for the host's name may wait for a name server. */
    private static Optional<String> kernelName() {
        try {
            return Optional.of(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "";
        }
    }
}
