package dev.claimport.desktop.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.memory.RememberedChoices.TemplateMemory;
import dev.claimport.desktop.memory.SignInMemory.RoleMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoicesFileTest {

    @TempDir
    Path folder;

    @Test
    void whatWasSavedIsLoaded() throws IOException {
        Path path = folder.resolve("deep").resolve("settings.json");
        RoleMemory role = new RoleMemory("123456789012", "InstallerRole");
        SignInMemory signIn = SignInMemory.EMPTY.withPortal("https://acme.awsapps.com/start", "eu-west-1", true).withProfile("field")
                .withRole("https://acme.awsapps.com/start", role).withRegion(role, "us-east-1");
        RememberedChoices settings = RememberedChoices.EMPTY.withSignIn(signIn).withAppearance(Appearance.DARK).withTemplate("practice-gateway")
                .withMemory("practice-gateway", new TemplateMemory(Map.of("Site", "köln"), List.of("SerialNumber")));

        new ChoicesFile(path).change(_ -> settings);

        assertEquals(settings, new ChoicesFile(path).load());
        try (Stream<Path> files = Files.list(path.getParent())) {
            assertEquals(Set.of(path, path.resolveSibling(".settings.json.lock")), files.collect(Collectors.toSet()), "nothing but its lock is left beside it");
        }
    }

    @Test
    void withoutAFileNothingWasChosen() throws IOException {
        assertEquals(RememberedChoices.EMPTY, new ChoicesFile(folder.resolve("none.json")).load());
    }

    @Test
    void aBrokenFileIsSetAside() throws IOException {
        for (String broken : List.of("", "{", "[]", "null", "{\"templates\": 7}", "{\"templates\": {\"t\": {\"values\": {\"a\": null}}}}")) {
            Path path = folder.resolve("settings.json");
            Files.writeString(path, broken);

            assertEquals(RememberedChoices.EMPTY, new ChoicesFile(path).load(), broken);

            assertFalse(Files.exists(path), broken);
            assertEquals(broken, Files.readString(folder.resolve("settings.json.broken")));
        }
    }

    @Test
    void aFileFromALaterVersionIsUnderstoodAsFarAsPossible() throws IOException {
        Path path = folder.resolve("settings.json");
        Files.writeString(path, "{\"templateName\": \"practice-gateway\", \"later\": true}");

        assertEquals("practice-gateway", new ChoicesFile(path).load().templateName());
    }

    @Test
    void eachSystemHasItsPlace() {
        Path home = Path.of("/home/me");
        assertEquals(Path.of("/home/me/.config/claimport/settings.json"), ChoicesFile.usualPath("Linux", Map.of(), home));
        assertEquals(Path.of("/cfg/claimport/settings.json"), ChoicesFile.usualPath("Linux", Map.of("XDG_CONFIG_HOME", "/cfg"), home));
        assertEquals(Path.of("/home/me/.config/claimport/settings.json"),
                ChoicesFile.usualPath("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home), "relative paths are to be ignored");
        assertEquals(Path.of("/home/me/Library/Application Support/Claimport/settings.json"),
                ChoicesFile.usualPath("Mac OS X", Map.of(), home));
        assertTrue(ChoicesFile.usualPath("Windows 11", Map.of("APPDATA", "/roaming"), home).startsWith("/roaming"));
    }

    @Test
    void whatTwoWindowsChangeIsBothKept() throws IOException {
        Path path = folder.resolve("settings.json");
        try (var one = new Memory(new ChoicesFile(path), Runnable::run); var other = new Memory(new ChoicesFile(path), Runnable::run)) {
            one.change(choices -> choices.withTemplate("practice-gateway"));
            other.change(choices -> choices.withAppearance(Appearance.DARK));
        }
        assertEquals(RememberedChoices.EMPTY.withTemplate("practice-gateway").withAppearance(Appearance.DARK), new ChoicesFile(path).load());
    }
}
