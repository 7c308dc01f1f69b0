package dev.claimport.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the administrator's policy is read from. */
@FunctionalInterface
public interface PolicySource {

    /**
     * Blocks.
     *
     * @throws dev.claimport.failure.FailureException {@code policy-invalid}, {@code policy-untrusted}
     */
    Policy read();

    /**
     * What the administrator has fixed.
     *
     * @param where the file or the registry key
     */
    record Policy(String where, Map<Setting, String> values) {

        public Policy {
            values = Map.copyOf(values);
        }
    }

    /** No policy at all. */
    static PolicySource none() {
        return () -> new Policy("", Map.of());
    }

    /**
     * That of this computer: {@code HKLM\Software\Policies\Claimport}, {@code /Library/Application Support/Claimport/policy.yaml}, or
     * {@code /etc/claimport/policy.yaml}. No variable of the user's moves it.
     *
     * @param systemName as the system property {@code os.name}
     */
    static PolicySource usual(String systemName) {
        String system = systemName.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return new RegistryPolicy(new RegistryQuery());
        }
        Path folder = system.startsWith("mac") ? Path.of("/Library/Application Support/Claimport") : Path.of("/etc/claimport");
        return new PolicyFile(folder.resolve("policy.yaml"), PolicyFile.ROOT);
    }
}
