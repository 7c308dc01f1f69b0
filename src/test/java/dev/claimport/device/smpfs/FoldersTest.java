package dev.claimport.device.smpfs;

import static dev.claimport.testing.ScriptedLink.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.device.smp.SmpClient;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies where a file is to go: folders that are missing, and files from before; and what a profile and a firmware say of all that. */
class FoldersTest {

    private static final int NOT_SUPPORTED = 8;

    private final ManualTime time = new ManualTime();
    private final List<Object> told = new ArrayList<>();
    private final Map<String, Long> lengths = new HashMap<>();
    private boolean shell = true;
    private int refusal = SmpFs.NOT_FOUND;
    private final FileClient files = new FileClient(new SmpClient(new ScriptedLink(time, (request, _) -> hear(request)), time));

    private byte[] hear(SmpMessage request) {
        Map<Object, Object> body;
        try {
            body = request.body();
        } catch (CborException e) {
            throw new AssertionError(e);
        }
        if (body.containsKey("argv")) {
            told.add(body.get("argv"));
            return shell ? answer(request, out -> out.map(0)) : answer(request, out -> out.map(1).text("rc").unsigned(NOT_SUPPORTED));
        }
        if (body.containsKey("data")) {
            told.add("blank " + body.get("name"));
        } else if (request.header().command() == SmpFs.STATUS) {
            Long length = lengths.get(body.get("name"));
            return length != null ? answer(request, out -> out.map(1).text("len").unsigned(length))
                    : refusal == NOT_SUPPORTED ? answer(request, out -> out.map(1).text("rc").unsigned(NOT_SUPPORTED))
                    : answer(request, out -> out.map(1).text("err").map(2).text("group").unsigned(SmpFs.GROUP).text("rc").unsigned(refusal));
        }
        return answer(request, out -> out.map(0));
    }

    @Test
    void eachFolderOnTheWayIsMade() {
        assertTrue(new Folders(files).make("/lfs1/a/b/claim.crt"));
        assertEquals(List.of(List.of("fs", "mkdir", "/lfs1/a"), List.of("fs", "mkdir", "/lfs1/a/b")), told);
    }

    @Test
    void whereThereIsNothingToMakeOrNoShellNothingIsMade() {
        assertFalse(new Folders(files).make("/lfs1/claim.crt"));
        assertEquals(List.of(), told);
        shell = false;
        assertFalse(new Folders(files).make("/lfs1/a/b/claim.crt"));
        assertEquals(1, told.size());
    }

    @ParameterizedTest
    @CsvSource({"/lfs1/a/claim.crt,3,DEVICE_MOUNT_MISSING", "/lfs1/a/claim.crt,14,DEVICE_MOUNT_MISSING", "/lfs1/a/claim.crt,4,DEVICE_FOLDER_MISSING", "/lfs1/claim.crt,4,DEVICE_MOUNT_MISSING"})
    void whatIsMissingIsToldByWhatIsSaidOfTheMountPoint(String path, int said, Kind kind) {
        refusal = said;
        assertEquals(kind, new Folders(files).missing(path).kind());
    }

    /** A line feed is what a hand-over before has left of them. */
    @Test
    void filesFromBeforeAreMadeSmallOnce() {
        lengths.putAll(Map.of("/a", 1L, "/b", 2L, "/c", 3000L));
        var earlier = new EarlierFiles(files);
        earlier.shrink(List.of("/a", "/b", "/c", "/d"));
        earlier.shrink(List.of("/c"));
        assertEquals(List.of("blank /b", "blank /c"), told);
        assertEquals(3002L, earlier.bytes());
    }

    @Test
    void whatCannotBeToldIsMadeSmallAllTheSame() {
        lengths.put("/b", 2L);
        refusal = NOT_SUPPORTED;
        var earlier = new EarlierFiles(files);
        earlier.shrink(List.of("/a", "/b"));
        assertEquals(List.of("blank /a", "blank /b"), told);
        assertEquals("?", earlier.bytes());
    }

    @ParameterizedTest
    @CsvSource({"Zephyr 4.1.0 nrf9160dk Zephyr,nrf9160dk,4.1.0", "Zephyr 4.1.0 Zephyr,Zephyr 4.1.0 Zephyr,4.1.0", "Zephyr app v3.7.1-rc2 Jan 1 nrf52840dk Zephyr,nrf52840dk,v3.7.1-rc2",
        "Linux 6.1 board Linux,Linux 6.1 board Linux,6.1", "Zephyr one two,Zephyr one two,''", "' ',MCUmgr device,''"})
    void firmwareIsKnownByItsForm(String said, String model, String version) {
        ScriptedLink link = new ScriptedLink(time, (request, _) -> answer(request, out -> out.map(1).text("output").text(said)));
        assertEquals(new FirmwareInfo(model, version), FirmwareInfo.of(new FileClient(new SmpClient(link, time)).info()));
    }

    private static final String PROFILE = """
            name: files
            family: Files
            dialect: smp-fs
            settings: { make-folders: false, serial-parameter: Imei }
            slots: { cert: { path: /lfs1/c }, key: { path: /lfs1/k }, ca: unsupported, endpoint: unsupported, template: unsupported, params: unsupported }
            parameters: [Line]
            """;

    private static SmpFsSettings read(String text) {
        return (SmpFsSettings) BuiltIn.text(text).profile(List.of()).settings();
    }

    @Test
    void profileSaysHowFilesAreTaken() {
        SmpFsSettings said = read(PROFILE);
        assertFalse(said.makeFolders());
        assertEquals("Imei", said.serialParameter());
        assertEquals(List.of("Line"), said.ownParameters());
        SmpFsSettings usual = read(PROFILE.replaceFirst("(?m)^settings: .*\n", ""));
        assertTrue(usual.makeFolders());
        assertEquals("SerialNumber", usual.serialParameter());
        assertFalse(usual.reset());
        for (String wrong : List.of("make-folder: false", "smp-version: 3", "make-folders: maybe", "serial-file: lfs1")) {
            assertEquals(1, BuiltIn.text(PROFILE.replace("make-folders: false", wrong)).read(List.of()).problems().size(), wrong);
        }
        assertEquals(1, BuiltIn.text(PROFILE.replace("[Line]", "[Li/ne]")).read(List.of()).problems().size());
    }
}
