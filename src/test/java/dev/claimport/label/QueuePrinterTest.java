package dev.claimport.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A queue of the system, with programs in the place of CUPS's that say what these say. */
@DisabledOnOs(OS.WINDOWS)
class QueuePrinterTest {

    @TempDir
    private Path folder;

    private String program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    /** @param lpstat a script */
    private QueuePrinter printer(String lpstat) throws IOException {
        return new QueuePrinter("queue:labels", "labels", false, program("lp", "echo \"$@\" > " + folder.resolve("asked") + "; cat > " + folder.resolve("printed")),
                program("lpstat", lpstat));
    }

    private static Failure refused(QueuePrinter printer) {
        return assertThrows(FailureException.class, printer::requireReady).failure();
    }

    @Test
    void aLabelGoesToTheQueueAsItIs() throws Exception {
        QueuePrinter printer = printer("echo \"$2 accepting requests since Mon Nov 30 06:00:00 2026\"");
        printer.requireReady();
        printer.print("^XA^FDä^FS^XZ");
        assertEquals("^XA^FDä^FS^XZ", Files.readString(folder.resolve("printed")));
        assertEquals("-d labels -o raw\n", Files.readString(folder.resolve("asked")));
    }

    /** Before a label is recorded that is then not printed. */
    @Test
    void aQueueThatIsNotThereOrTakesNothingIsNamedBefore() throws Exception {
        Failure unknown = refused(printer("echo 'lpstat: Invalid destination name in list \"labels\".' >&2; exit 1"));
        assertEquals(Kind.PRINTER_UNREACHABLE, unknown.kind());
        assertTrue(unknown.toString().contains("Invalid destination name"), unknown::toString);
        assertEquals(Kind.PRINTER_UNREACHABLE, refused(printer("[ \"$LC_ALL\" = C ] && echo 'labels not accepting requests since Mon Nov 30 06:00:00 2026 -'")).kind());
        assertEquals(Kind.PRINTER_UNREACHABLE, refused(new QueuePrinter("queue:labels", "labels", false, "/nothing/lp", "/nothing/lpstat")).kind());
    }

    @Test
    void aQueueThatRefusesALabelIsNamed() throws Exception {
        var printer = new QueuePrinter("page:labels", "labels", true, program("lp", "cat > /dev/null; echo 'lp: it is too large' >&2; exit 1"), "lpstat");
        Failure refused = assertThrows(FailureException.class, () -> printer.print("^XA^FO10,10^A0N,20,20^FDx^FS^XZ")).failure();
        assertEquals(Kind.PRINTER_UNREACHABLE, refused.kind());
        assertTrue(refused.toString().contains("it is too large"), refused::toString);
    }
}
