package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.serial.SerialAccess.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SerialAccessTest {

    private static final String GROUPS = "root:x:0:\ndialout:x:20:%s\nusers:x:100:tech\n";

    @TempDir
    private Path root;

    @Test
    void aMemberOfTheGroupMayOpenPorts() throws IOException {
        system("tech", "1000", "1000 20 100");
        assertEquals(new Finding.Granted(), access(true).check(List.of()));
    }

    @Test
    void whoIsNotInTheGroupIsToldWhich() throws IOException {
        system("", "1000", "1000 100");
        assertEquals(new Finding.NotInGroup("dialout", List.of()), access(true).check(List.of()));
    }

    @Test
    void whoHasJustBeenAddedHasToSignInAnew() throws IOException {
        system("other,tech", "1000", "1000 100");
        assertEquals(new Finding.GroupNotYetInEffect("dialout"), access(true).check(List.of()));
    }

    @Test
    void theAdministratorNeedsNoGroup() throws IOException {
        system("", "0", "0");
        assertEquals(new Finding.Granted(), access(true).check(List.of()));
    }

    @Test
    void aPortThatCanBeOpenedIsWhatCounts() throws IOException {
        system("", "1000", "1000");
        Path port = Files.createFile(root.resolve("ttyUSB0"));
        var attached = List.of(new PortInfo(port.toString(), "USB", Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(new Finding.Granted(), access(true).check(attached));
    }

    @Test
    void aSystemWithoutSuchAGroupHasNothingAgainstIt() throws IOException {
        system("", "1000", "1000");
        Files.writeString(root.resolve("etc/group"), "root:x:0:\nnonsense\n");
        assertEquals(new Finding.Granted(), access(true).check(List.of()));
        Files.writeString(root.resolve("etc/group"), "uucp:x:14:\n");
        assertEquals(new Finding.NotInGroup("uucp", List.of()), access(true).check(List.of()));
    }

    @Test
    void elsewherePortsAreEverybodys() {
        assertEquals(new Finding.Granted(), access(false).check(List.of()));
        assertFalse(access(false).isModemManagerRunning());
    }

    @Test
    void modemManagerIsFoundByItsName() throws IOException {
        system("", "1000", "1000");
        assertFalse(access(true).isModemManagerRunning());
        Files.createDirectories(root.resolve("proc/4711"));
        Files.writeString(root.resolve("proc/4711/comm"), "ModemManager\n");
        assertTrue(access(true).isModemManagerRunning());
    }

    @Test
    void thisComputerCanBeLookedAt() {
        SerialAccess.here().check(List.of());
        SerialAccess.here().isModemManagerRunning();
    }

    private SerialAccess access(boolean linux) {
        return access(linux, _ -> true);
    }

    private SerialAccess access(boolean linux, Predicate<Path> usable) {
        return new SerialAccess(root, linux, "tech", usable);
    }

    /** Attached, and of a group of the system's that it is called. */
    private PortInfo port(String name) throws IOException {
        return PortInfo.named(Files.createFile(root.resolve(name)).toString());
    }

    private String owner(PortInfo port) throws IOException {
        return Files.readAttributes(Path.of(port.path()), PosixFileAttributes.class).group().getName();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ofAPortThatCannotBeOpenedTheGroupIsTheOneThatItBelongsTo() throws IOException {
        system("", "1000", "1000");
        PortInfo open = port("ttyUSB0");
        PortInfo closed = port("ttyUSB1");
        Files.writeString(root.resolve("etc/group"), "dialout:x:20:\n" + owner(closed) + ":x:77:\n");
        SerialAccess access = access(true, path -> path.equals(Path.of(open.path())));
        assertEquals(new Finding.NotInGroup(owner(closed), List.of(closed.path())), access.check(List.of(open, closed, PortInfo.named(root.resolve("gone").toString()))));
        assertEquals(new Finding.Granted(), access.check(List.of(open)));
        system("", "1000", "1000 77");
        Files.writeString(root.resolve("etc/group"), owner(closed) + ":x:77:\n");
        assertEquals(new Finding.Refused(List.of(closed.path())), access.check(List.of(open, closed)), "the group is not what is in the way");
        Files.writeString(root.resolve("etc/group"), "nobody-has-it:x:77:\n");
        assertEquals(new Finding.Refused(List.of(closed.path())), access.check(List.of(closed)));
    }

    private void system(String members, String uid, String groups) throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.createDirectories(root.resolve("proc/self"));
        Files.createDirectories(root.resolve("proc/1"));
        Files.writeString(root.resolve("proc/1/comm"), "init\n");
        Files.writeString(root.resolve("etc/group"), GROUPS.formatted(members));
        Files.writeString(root.resolve("proc/self/status"), "Name:\tjava\nUid:\t%s\t%s\t%s\t%s\nGid:\t1000\t1000\t1000\t1000\nGroups:\t%s \n"
                .formatted(uid, uid, uid, uid, groups));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onThisComputerWhatEverybodyMayUseIsGranted() {
        assertEquals(new Finding.Granted(), SerialAccess.here().check(List.of(PortInfo.named("/dev/null"))));
    }
}
