package dev.claimport.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Place;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ValueProblem;
import dev.claimport.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

    @TempDir
    private Path folder;

    private SettingsStore store(Map<Setting, String> fixed) {
        return new SettingsStore(() -> new PolicySource.Policy("/etc/claimport/policy.yaml", fixed), file());
    }

    private Path file() {
        return folder.resolve("deep").resolve("config.yaml");
    }

    @Test
    void thePolicyCountsBeforeTheUserAndTheUserBeforeTheUsual() {
        SettingsStore free = store(Map.of());
        assertEquals(SettingValue.Source.DEFAULT, free.read().value(Setting.PRACTICE).source());
        assertTrue(free.read().isOn(Setting.PRACTICE));
        free.set(Setting.PRACTICE, "No");
        assertEquals(new SettingValue(Setting.PRACTICE, "off", SettingValue.Source.USER, file().toString()), free.read().value(Setting.PRACTICE));
        SettingsStore fixed = store(Map.of(Setting.PRACTICE, "on"));
        assertEquals(new SettingValue(Setting.PRACTICE, "on", SettingValue.Source.POLICY, "/etc/claimport/policy.yaml"), fixed.read().value(Setting.PRACTICE));
        free.unset(Setting.PRACTICE);
        assertEquals(SettingValue.Source.DEFAULT, free.read().value(Setting.PRACTICE).source());
    }

    @Test
    void whatIsFixedCannotBeSetNorUnset() {
        SettingsStore store = store(Map.of(Setting.REGION, "eu-west-1"));
        assertEquals("eu-west-1", Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> store.set(Setting.REGION, "us-east-1")).facts().get("value"));
        Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> store.unset(Setting.REGION));
        assertFalse(Files.exists(file()));
    }

    @Test
    void aValueThatTheSettingCannotHaveIsRefusedAndNothingIsWritten() {
        for (Map.Entry<Setting, String> wrong : Map.of(Setting.REGION, "here", Setting.START_URL, "http://acme.example", Setting.TEMPLATES, "a b",
                Setting.UPDATE_KEY, "bm9uZQ==", Setting.APPEARANCE, "pink").entrySet()) {
            Failures.expect(PolicyFailure.Kind.SETTING_WRONG, () -> store(Map.of()).set(wrong.getKey(), wrong.getValue()));
        }
        assertFalse(Files.exists(file()));
    }

    @Test
    void whatIsWrittenIsReadAgainWholeAndNothingElseIsLeftThere() throws IOException {
        SettingsStore store = store(Map.of());
        store.set(Setting.TEMPLATES, "gateway,sensor , gateway");
        store.set(Setting.START_URL, "https://acme.awsapps.com/start#/");
        SettingValues read = store(Map.of()).read();
        assertEquals(List.of("gateway", "sensor"), read.names(Setting.TEMPLATES));
        assertEquals("https://acme.awsapps.com/start#/", read.text(Setting.START_URL).orElseThrow());
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertEquals(Set.of(file(), file().resolveSibling(".config.yaml.lock")), files.collect(Collectors.toSet()));
        }
    }

    @Test
    void aLinkToWhereTheUserKeepsHisSettingsStays() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept.yaml"), "practice: off\n");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), kept);
        store(Map.of()).set(Setting.REGION, "eu-west-1");
        assertTrue(Files.isSymbolicLink(file()));
        assertTrue(Files.readString(kept).contains("region: \"eu-west-1\"") && Files.readString(kept).contains("practice: \"off\""));
    }

    /** As a disk that was full once, or another program, may have left it. */
    @Test
    void halfAFileIsNeitherUsedNorLost() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "practice: \"off\"\nregion: \"eu-w");
        Failures.expect(PolicyFailure.Kind.SETTINGS_INVALID, () -> store(Map.of()).read());
        Failures.expect(PolicyFailure.Kind.SETTINGS_INVALID, () -> store(Map.of()).set(Setting.PRACTICE, "on"));
        Failures.expect(PolicyFailure.Kind.SETTINGS_INVALID, () -> store(Map.of()).unset(Setting.PRACTICE));
        assertEquals("practice: \"off\"\nregion: \"eu-w", Files.readString(file()));
    }

    @Test
    void aMistakeInTheUsersFileIsNamedWithItsLineAndNotOverwritten() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "region: eu-west-1\ntemplate: x\n");
        assertEquals(new Place.Line(2), ((Problem) Failures.expect(PolicyFailure.Kind.SETTINGS_INVALID, store(Map.of())::read).facts().get("problem")).place());
        Failures.expect(PolicyFailure.Kind.SETTINGS_INVALID, () -> store(Map.of()).set(Setting.PRACTICE, "off"));
        assertEquals("region: eu-west-1\ntemplate: x\n", Files.readString(file()));
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file");
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> new SettingsStore(PolicySource.none(), folder.resolve("deep").resolve("x").resolve("config.yaml"))
                .set(Setting.PRACTICE, "off"));
    }

    @Test
    void aBrokenPolicyIsNeverPassedOver() {
        SettingsStore store = new SettingsStore(() -> {
            throw new PolicyFailure(PolicyFailure.Kind.POLICY_INVALID, Map.of("file", "f", "problem", ValueProblem.REGION.problem())).exception();
        }, file());
        for (int i = 0; i < 2; i++) {
            Failures.expect(PolicyFailure.Kind.POLICY_INVALID, store::read);
            Failures.expect(PolicyFailure.Kind.POLICY_INVALID, () -> store.set(Setting.PRACTICE, "on"));
        }
    }

    @Test
    void aStartUrlIsTheSameWithAndWithoutItsSlash() {
        SettingValues values = store(Map.of(Setting.START_URL, "https://acme.awsapps.com/start")).read();
        values.checkFixed(Setting.START_URL, "https://ACME.awsapps.com/start/#/");
        for (String other : List.of("https://acme.awsapps.com/start2", "https://acne.awsapps.com/start", "")) {
            Failures.expect(PolicyFailure.Kind.SETTING_FIXED, () -> values.checkFixed(Setting.START_URL, other));
        }
    }

    @Test
    void anUnknownSettingIsToldWithThoseThatThereAre() {
        String known = Failures.expect(PolicyFailure.Kind.SETTING_UNKNOWN, () -> Setting.named("regoin")).facts().get("known").toString();
        assertTrue(Arrays.stream(Setting.values()).allMatch(setting -> known.contains(setting.id())), known);
    }

    @Test
    void aFileThatEverybodyMayWriteIsNotUsed() throws IOException {
        store(Map.of()).set(Setting.PRACTICE, "off");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertEquals(file().toString(), Failures.expect(LocalFailure.Kind.FILE_OPEN_TO_OTHERS, () -> store(Map.of()).read()).facts().get("file"));
        Failures.expect(LocalFailure.Kind.FILE_OPEN_TO_OTHERS, () -> store(Map.of()).set(Setting.PRACTICE, "on"));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
        assertFalse(store(Map.of()).read().isOn(Setting.PRACTICE), "a group of one's own is usual");
    }
}
