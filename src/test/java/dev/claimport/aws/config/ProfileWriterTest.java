package dev.claimport.aws.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A setting changes, and nothing else in the file does. */
class ProfileWriterTest {

    @TempDir
    private Path folder;

    private String after(String before, String profile, String key, String value) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, before);
        ProfileWriter.set(file, profile, Map.of(key, value));
        return Files.readString(file);
    }

    @Test
    void aFileThatIsNotThereIsMade() throws IOException {
        Path file = folder.resolve("new/config");
        ProfileWriter.set(file, "default", Map.of("region", "eu-west-1"));
        assertEquals("[default]\nregion = eu-west-1\n", Files.readString(file));
    }

    @Test
    void aProfileThatIsNotThereIsAddedAtTheEnd() throws IOException {
        assertEquals("# mine\n[default]\na = b\n\n[profile x]\nregion = eu-west-1\n", after("# mine\n[default]\na = b\n", "x", "region", "eu-west-1"));
        assertEquals("[default]\na = b\n\n[profile 'two words']\nregion = r\n", after("[default]\na = b", "two words", "region", "r"));
    }

    @Test
    void aSettingIsReplacedWhereItStandsAndANewOneAddedBehindTheLast() throws IOException {
        String file = "[profile x]\nregion=old # why\noutput = json\n\n[profile y]\nregion = y\n";
        assertEquals(file.replace("region=old # why", "region = new"), after(file, "x", "region", "new"));
        assertEquals(file.replace("output = json\n", "output = json\nlogin_session = arn\n"), after(file, "x", "login_session", "arn"));
        assertEquals(file + "k = v\n", after(file, "y", "k", "v"));
    }

    @Test
    void settingsBelowAnotherKeyAreNotTheProfilesOwn() throws IOException {
        String file = "[profile x]\ns3 =\n  region = inner\n";
        assertEquals(file + "region = r\n", after(file, "x", "region", "r"));
    }

    @Test
    void aProfileIsFoundHoweverItsNameIsWritten() throws IOException {
        assertEquals("[ profile \"x\" ]\nk = v\n", after("[ profile \"x\" ]\n", "x", "k", "v"));
        assertEquals("[profile x] # mine\nk = v\n", after("[profile x] # mine\n", "x", "k", "v"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no permissions of POSIX")
    void whoMayReadItStaysAsItWas() throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, "[default]\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        ProfileWriter.set(file, "default", Map.of("k", "v"));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
