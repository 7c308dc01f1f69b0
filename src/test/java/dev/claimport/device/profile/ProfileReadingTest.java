package dev.claimport.device.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.device.smpfs.SmpFsSettings.Verify;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ProfileFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.LineSettings.Reset;
import dev.claimport.serial.LineSettings.Signal;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileReadingTest {

    private static final String GOOD = """
            name: my-device
            family: My device
            recognize:
              usb: [2fe3:0100, "1366:*"]
              probe: smp-fs
            line: { baud: 9600, dtr: assert, rts: clear }
            boot-wait: 1500 ms
            dialect: smp-fs
            settings:
              smp-version: "1"
              make-folders: false
              serial-file: /lfs1/id
            encoding: der
            slots:
              cert: { path: /lfs1/c.der }
              key:
                path: /lfs1/k.der
              ca: unsupported
              endpoint: { path: /lfs1/e.txt, format: text }
              template: { path: /lfs1/s.cbr, format: cbor }
              params: { path: /lfs1/s.cbr, format: cbor }
            verify: crc32
            go: reset
            parameters: [SerialNumber]
            """;

    @TempDir
    private Path folder;

    private static List<String> problems(String text, String... settings) {
        return BuiltIn.text(text).read(Arrays.stream(settings).map(setting -> ProfileOverride.parse(setting).orElseThrow()).toList())
                .problems().stream().map(Messages.of("problems", Locale.ROOT)::problem).toList();
    }

    private static String with(String old, String fresh) {
        assertTrue(GOOD.contains(old));
        return GOOD.replace(old, fresh);
    }

    @Test
    void everythingThatAProfileSaysIsRead() {
        Profile profile = BuiltIn.text(GOOD).profile(List.of());
        assertEquals("my-device", profile.name());
        assertEquals("[2fe3:0100, 1366:*]", profile.recognition().usb().toString());
        assertEquals(new LineSettings(9600, false, Signal.ASSERT, Signal.CLEAR), profile.line());
        assertEquals(Duration.ofMillis(1500), profile.bootWait());
        assertEquals(false, profile.reportsBack());
        var files = (SmpFsSettings) profile.settings();
        assertEquals(Encoding.DER, files.plan().encoding());
        assertEquals(List.of("/lfs1/c.der", "/lfs1/e.txt", "/lfs1/s.cbr", "/lfs1/k.der"), files.plan().files());
        assertEquals(SettingsFormat.TEXT, files.plan().format(ClaimPart.ENDPOINT));
        assertEquals(Verify.CRC32, files.verify());
        assertEquals(true, files.reset());
        assertEquals(Optional.of(1), files.version());
        assertEquals(Optional.of("/lfs1/id"), files.serialFile());
        assertEquals(List.of("SerialNumber"), files.ownParameters());
        assertTrue(profile.isLikelyOn(port(0x1366, 7)) && profile.isLikelyOn(port(0x2fe3, 0x100)) && !profile.isLikelyOn(port(0x2fe3, 0x101)));
    }

    @Test
    void signalThatResetsIsKeptLow() {
        LineSettings line = BuiltIn.text(with("dtr: assert, rts: clear", "reset: rts")).profile(List.of()).line();
        assertEquals(new LineSettings(9600, false, Signal.LEAVE, Signal.CLEAR, Reset.RTS), line);
        assertEquals(new LineSettings(115_200, false, Signal.LEAVE, Signal.CLEAR, Reset.RTS), line.at(115_200));
    }

    private static PortInfo port(int vendor, int product) {
        return new PortInfo("x", "x", Optional.of(vendor), Optional.of(product), Optional.empty());
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirLines() {
        String bad = with("line: { baud: 9600,", "line: { bauds: 9600,").replace("name: my-device", "name: My Device").replace("verify: crc32", "verify: crc23")
                .replace("key:\n    path: /lfs1/k.der", "key: unsupported").replace("go: reset", "goes: reset");
        assertEquals(List.of(
                "Line 1: “name” takes lower-case letters, digits and dashes, at most 63.",
                "Line 6: The key “bauds” is unknown: did you mean “baud”?",
                "Line 16: Without the slot “key” there is nothing to hand over.",
                "Line 21: “verify” cannot be “crc23”, only one of these: compare, crc32, length, none, sha256. Did you mean “crc32”?",
                "Line 22: The key “goes” is unknown: did you mean “go”?"), problems(bad));
    }

    @Test
    void misspeltDialectHidesNothingElse() {
        List<String> found = problems(with("dialect: smp-fs", "dialect: smp_fs").replace("verify: crc32", "verify: md5").replace("path: /lfs1/k.der", "paht: /lfs1/k.der"));
        assertEquals(List.of("Line 8", "Line 17", "Line 17", "Line 22"), found.stream().map(problem -> problem.substring(0, problem.indexOf(':'))).toList(), found.toString());
    }

    @Test
    void whatCannotBeReadIsToldOnItsLineAndWithoutWritingToTheTerminal() {
        assertEquals(List.of("Line 2: This is not YAML: the character U+0007 is not allowed."), problems("name: x\nfam\u0007ily: y\n"));
        assertEquals(List.of("Line 3: This is not YAML: the character U+0001 is not allowed."), problems("name: \ud83d\ude00\n# \ud83d\ude00\nfamily: \u0001\n"));
        assertEquals(List.of("Line 2: This is not YAML: broken off, or with an escape that is none."), problems("name: x\n\"k\\u"));
        assertTrue(problems("name: x\n\"k\\u001b[1m\": 1\n\"k\\u001b[1m\": 2\n").stream().allMatch(problem -> problem.chars().noneMatch(Character::isISOControl)));
        assertEquals(List.of("Line 2: This is not YAML: while parsing a flow sequence, expected ',' or ']', but got <scalar>"), problems("name: [a\nb c: d\n").stream()
                .map(problem -> problem.replaceAll("got .*", "got <scalar>")).toList());
    }

    @Test
    void valuesThatCannotBeAreRefused() {
        for (String[] change : new String[][] {
            {"baud: 9600", "baud: 12", "1200 to 4000000"}, {"baud: 9600", "baud: fast", "whole number"}, {"1500 ms", "3 h", "500 ms"},
            {"1500 ms", "200 s", "at most 120 s"}, {"2fe3:0100", "2fe3", "USB ids"}, {"path: /lfs1/k.der", "path: k.der", "mount point"},
            {"path: /lfs1/k.der", "path: /lfs1/../k", "mount point"}, {"path: /lfs1/k.der", "command: x", "files only"},
            {"path: /lfs1/k.der", "path: /lfs1/c.der", "same file"}, {"format: text", "format: yaml", "cbor, json, text"},
            {"template: { path: /lfs1/s.cbr, format: cbor }", "template: { path: /lfs1/s.cbr }", "both have to be"}, {"  ca: unsupported\n", "", "slot “ca” is missing"},
            {"dialect: smp-fs", "dialect: smp_fs", "Did you mean “smp-fs”"}, {"dialect: smp-fs", "dialect: morse", "cannot be “morse”"},
            {"probe: smp-fs", "probe: at", "has to be the dialect"}, {"go: reset", "go: reset\nreports-back: true", "cannot report back"},
            {"family: My device\n", "", "“family” is missing"}, {"slots:", "Slots:", "“slots” is missing"}, {"rts: clear", "rts: clear, flow-control: rts-cts", "RTS"},
            {"rts: clear", "flow-control: rts-cts, reset: rts", "RTS"}, {"rts: clear", "rts: assert, reset: rts", "Line 6: The signal RTS resets the device"},
            {"rts: clear", "reset: dtr", "The signal DTR resets the device"}, {"rts: clear", "reset: cts", "dtr, none, rts"},
            {"dialect: smp-fs", "dialect: handover", "is not for the dialect “handover”"}, {"name: my-device", "name: [a]", "one line of text"},
            {"serial-file: /lfs1/id", "serial-file: /lfs1/id\n  serial-file: /lfs1/x", "there twice"}
        }) {
            List<String> found = problems(with(change[0], change[1]));
            assertTrue(found.stream().anyMatch(problem -> problem.contains(change[2])), change[1] + " gave " + found);
        }
    }

    @Test
    void whatIsNoProfileIsRefused() {
        String deep = "a: ".repeat(0) + "[".repeat(40) + "]".repeat(40);
        String bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
        for (String text : new String[] {"", "just text", "- a\n- b", "a: b: c", "\tname: x", deep, bomb, "x: &x {y: *x}", "{a: 1}: b", "a: !!java.net.URL [x]",
            "name: a\u0000b", "x".repeat(70_000)}) {
            assertTrue(!problems(text).isEmpty(), text);
        }
    }

    @Test
    void valuesAreReplacedFromTheCommandLine() {
        Profile changed = BuiltIn.text(GOOD).profile(List.of(ProfileOverride.parse("key.path=/lfs1/other.der").orElseThrow(),
                ProfileOverride.parse("line.baud=115200").orElseThrow(), ProfileOverride.parse("verify=sha256").orElseThrow(), ProfileOverride.parse("ca.path=/lfs1/a.der").orElseThrow()));
        var files = (SmpFsSettings) changed.settings();
        assertEquals("/lfs1/other.der", files.plan().paths().get(ClaimPart.KEY));
        assertEquals("/lfs1/a.der", files.plan().paths().get(ClaimPart.CA));
        assertEquals(115_200, changed.line().baud());
        assertEquals(Verify.SHA256, files.verify());
        assertEquals(List.of("--set: The key “pth” is unknown: did you mean “path”?"), problems(GOOD, "key.pth=/lfs1/x"));
        for (String bad : new String[] {"", "=", "key", ".path=x", "key..path=x", "a.b.c.d=e"}) {
            assertEquals(Optional.empty(), ProfileOverride.parse(bad), bad);
        }
    }

    @Test
    void builtInProfilesAreAllGood() {
        List<String> names = BuiltIn.profiles().all().stream().map(entry -> entry.profile().name()).toList();
        assertEquals(List.of("claimport-handover", "zephyr-smp-fs", "zephyr-smp-fs-der", "mcumgr-smp-fs-v1", "nrf91-at", "nrf91-shell", "serial-modem", "quectel", "simcom-a76xx", "simcom-sim70xx",
                "esp-at", "ublox", "telit", "sequans", "altair", "sierra", "zephyr-cred", "zephyr-smp-cred", "linux-folder", "aws-iot-device-client",
                "aws-greengrass", "aws-greengrass-lite", "micropython"), names);
    }

    @Test
    void usersOwnProfilesComeBesideAndInPlaceOfTheBuiltInOnes() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), GOOD);
        Files.writeString(folder.resolve("b.yml"), GOOD.replace("my-device", "zephyr-smp-fs"));
        Files.writeString(folder.resolve("c.yaml"), GOOD.replace("baud", "bad"));
        Files.writeString(folder.resolve("d.yaml"), GOOD);
        Files.write(folder.resolve("e.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Files.write(folder.resolve("f.yaml"), new byte[100_000]);
        Files.createDirectory(folder.resolve("g.yaml"));
        Files.writeString(folder.resolve("readme.txt"), "no profile");
        ProfileLibrary library = BuiltIn.profiles(folder);
        assertEquals(List.of("zephyr-smp-fs", "my-device"), library.all().stream().filter(entry -> !entry.builtIn()).map(entry -> entry.profile().name()).toList());
        assertTrue(library.named("zephyr-smp-fs").orElseThrow().replacesBuiltIn());
        assertEquals(List.of("c.yaml", "d.yaml", "e.yaml", "f.yaml", "g.yaml"),
                library.broken().stream().map(broken -> broken.file().getFileName().toString()).toList());
        assertEquals("my-device", library.choose(folder.resolve("a.yaml").toString(), List.of()).name());
        var invalid = Failures.expect(ProfileFailure.Kind.DEVICE_PROFILE_INVALID, () -> library.choose("c", List.of()));
        String told = Messages.of("failures", Locale.ROOT).message(invalid);
        assertTrue(told.contains("c.yaml cannot be used. Line 6: The key “bad” is unknown"), told);
        var unknown = Failures.expect(ProfileFailure.Kind.DEVICE_PROFILE_NOT_FOUND, () -> library.choose("nothing", List.of()));
        assertTrue(unknown.facts().get("known").toString().contains("claimport-handover"));
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> library.choose("missing.yaml", List.of()));
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> library.choose("no\0path.yaml", List.of()));
    }

    @Test
    void missingFolderIsAnEmptyOne() {
        assertEquals(BuiltIn.profiles().all().size(), BuiltIn.profiles(folder.resolve("none")).all().size());
    }
}
