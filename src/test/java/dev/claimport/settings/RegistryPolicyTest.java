package dev.claimport.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.PolicyFailure;
import dev.claimport.testing.Failures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPolicyTest {

    /** As {@code reg.exe query HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Claimport /reg:64} prints it. */
    private static final String PRINTED = """

            HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claimport
                (Default)    REG_SZ    (value not set)
                start-url    REG_SZ    https://acme.awsapps.com/start
                templates    REG_MULTI_SZ    gateway\\0sensor
                practice    REG_DWORD    0x0
                updates    REG_SZ    on
                ledger-url    REG_SZ    jdbc:postgresql://ledger.acme.example:5432/claimport?user=bench

            """;

    private static RegistryPolicy printing(String text) {
        return new RegistryPolicy(_ -> Optional.of(text.lines().toList()));
    }

    @Test
    void readsTextsListsAndSwitches() {
        PolicySource.Policy policy = printing(PRINTED).read();
        assertEquals(Map.of(Setting.START_URL, "https://acme.awsapps.com/start", Setting.TEMPLATES, "gateway, sensor", Setting.PRACTICE, "off",
                Setting.UPDATES, "on", Setting.LEDGER_URL, "jdbc:postgresql://ledger.acme.example:5432/claimport?user=bench"), policy.values());
        assertEquals("HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Claimport", policy.where());
    }

    @Test
    void withoutTheKeyNothingIsFixed() {
        var policy = new RegistryPolicy(key -> key.equals(RegistryPolicy.PARENT)
                ? Optional.of(List.of("", RegistryPolicy.PARENT, RegistryPolicy.PARENT + "\\Microsoft")) : Optional.empty());
        assertEquals(Map.of(), policy.read().values());
    }

    @Test
    void aKeyThatIsThereButCannotBeReadIsNotPassedOver() {
        var policy = new RegistryPolicy(key -> key.equals(RegistryPolicy.PARENT) ? Optional.of(List.of(RegistryPolicy.KEY)) : Optional.empty());
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy::read);
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, new RegistryPolicy(_ -> {
            throw new IOException("no reg.exe");
        })::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"practise    REG_DWORD    0x0", "practice    REG_DWORD    0x2", "practice    REG_BINARY    00", "region    REG_DWORD    0x1",
        "practice    REG_SZ", "templates    REG_MULTI_SZ    ", "practice = off"})
    void whatIsNotUnderstoodIsAMistake(String line) {
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, printing("    " + line)::read);
    }
}
