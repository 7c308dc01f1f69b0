package dev.claimport.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Reader;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.qrcode.QRCodeReader;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalFailure.Kind;
import dev.claimport.settings.ValueType;
import dev.claimport.testing.Failures;
import dev.claimport.testing.NetworkPrinter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

    private static final Map<String, String> VALUES = Map.of("thing", "sensor-4711-0001", "serial", "4711-0001", "date", "2026-11-29", "code", Gs1.code("4006381333931", "4711-0001"));
    private static final Pattern GRAPHIC = Pattern.compile("\\^GFA,(\\d+),\\d+,(\\d+),([0-9A-F]+)\\^FS");

    /** As a camera sees the graphic of a label. */
    private static Result scan(String zpl, Reader reader) throws Exception {
        Matcher graphic = GRAPHIC.matcher(zpl);
        assertTrue(graphic.find(), zpl);
        int rowBytes = Integer.parseInt(graphic.group(2));
        int height = Integer.parseInt(graphic.group(1)) / rowBytes;
        String hex = graphic.group(3);
        assertEquals(Integer.parseInt(graphic.group(1)) * 2, hex.length());
        int quiet = 40;
        int width = rowBytes * 8 + 2 * quiet;
        int[] pixels = new int[width * (height + 2 * quiet)];
        Arrays.fill(pixels, 0xFFFFFF);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < rowBytes * 8; x++) {
                int at = (y * rowBytes + x / 8) * 2;
                if ((Integer.parseInt(hex.substring(at, at + 2), 16) >> (7 - x % 8) & 1) == 1) {
                    pixels[(y + quiet) * width + x + quiet] = 0;
                }
            }
        }
        return reader.decode(new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height + 2 * quiet, pixels))));
    }

    private static String fill(String zpl) {
        return new LabelTemplate("own.zpl", zpl).fill(VALUES);
    }

    @Test
    void theUsualLabelHasTheThingAsACodeAndInWords() throws Exception {
        String zpl = LabelTemplate.usual().fill(VALUES);
        assertEquals("sensor-4711-0001", scan(zpl, new QRCodeReader()).getText());
        assertTrue(zpl.contains("^FDsensor-4711-0001^FS") && zpl.contains("^FDSN 4711-0001^FS") && zpl.contains("^FD2026-11-29^FS"), zpl);
        assertTrue(zpl.startsWith("^XA") && zpl.strip().endsWith("^XZ"));
    }

    @Test
    void aDataMatrixAndOneOfGs1AreReadAsThey() throws Exception {
        assertEquals("4711-0001", scan(fill("^XA^FO10,10${datamatrix:serial:4}^XZ"), new DataMatrixReader()).getText());
        Result gs1 = scan(fill("^XA^FO10,10${gs1:code}^XZ"), new DataMatrixReader());
        // This reader gives FNC1 in the first place as a separator, too.
        assertEquals("\u001d0104006381333931214711-0001", gs1.getText());
        assertEquals("]d2", gs1.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER));
    }

    @ParameterizedTest
    @CsvSource({"4006381333931, A1, 010400638133393121A1", "4006381333932, A1, ''", "GX-2, A1, ''", "4006381333931, 'a b', ''", "4006381333931, 123456789012345678901, ''"})
    void aCodeOfGs1WantsAGtinWithItsCheckDigitAndASerialNumberOfItsCharacters(String gtin, String serial, String code) {
        assertEquals(code, Gs1.code(gtin, serial));
    }

    @Test
    void whatDevicesSayIsNeverACommand() {
        String zpl = new LabelTemplate("own.zpl", "^XA^FO1,1^FD_${serial}^FS^XZ").fill(Map.of("serial", "^XZ~JR^FS_${thing}\r\nä"));
        assertEquals("^XA^FO1,1^FH_^FD_5F_5EXZ_7EJR_5EFS_5F_24{thing}_C3_A4^FS^XZ", zpl);
    }

    @ParameterizedTest
    @CsvSource({"^XA^FD${nobody}^FS^XZ", "^XA${thing}^XZ", "^XA${qr:nobody}^XZ", "^XA^FD${}^FS^XZ"})
    void aPlaceThatCannotBeFilledIsNamed(String zpl) {
        Failures.expect(Kind.LABEL_INVALID, () -> fill(zpl));
    }

    @Test
    void aGs1CodeWithoutAGtinIsNamed() {
        Failures.expect(Kind.LABEL_INVALID, () -> new LabelTemplate("own.zpl", "^XA${gs1:code}^XZ").fill(Map.of("code", "")));
    }

    private static LabelPrinter at(NetworkPrinter printer) {
        return LabelPrinter.of(printer.address()).orElseThrow();
    }

    @Test
    void aLabelIsPrintedAsItIs() throws Exception {
        try (var printer = new NetworkPrinter(NetworkPrinter.state(0, 0, 0, 0))) {
            at(printer).requireReady();
            at(printer).print("^XA^FDä^FS^XZ");
            assertEquals("^XA^FDä^FS^XZ", printer.next());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 0, PRINTER_OUT_OF_PAPER", "0, 1, 0, 0, PRINTER_PAUSED", "0, 0, 1, 0, PRINTER_OPEN", "0, 0, 0, 1, PRINTER_OUT_OF_RIBBON"})
    void whatKeepsAPrinterFromPrintingIsNamedBefore(int paperOut, int paused, int headUp, int ribbonOut, Kind kind) throws Exception {
        try (var printer = new NetworkPrinter(NetworkPrinter.state(paperOut, paused, headUp, ribbonOut))) {
            Failures.expect(kind, () -> at(printer).requireReady());
        }
    }

    @Test
    void aPrinterThatDoesNotTellIsPrintedOnAllTheSame() throws Exception {
        try (var printer = new NetworkPrinter("")) {
            at(printer).requireReady();
        }
        assertEquals(Optional.empty(), TcpPrinter.trouble("\u0002nonsense\u0003\u0002\u0003"));
    }

    @Test
    void aPrinterThatIsAwayIsNamed() {
        // Nobody listens there on any computer; a port that was just given back may still be listened at, or be another's.
        LabelPrinter away = LabelPrinter.of("tcp://127.0.0.1:1").orElseThrow();
        Failures.expect(LocalFailure.Kind.PRINTER_UNREACHABLE, away::requireReady);
        Failures.expect(LocalFailure.Kind.PRINTER_UNREACHABLE, () -> away.print("^XA^XZ"));
    }

    @Test
    void aPrinterThatTakesNothingIsGivenUpInTime() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Duration> limits = new ArrayList<>();
            var printer = new TcpPrinter("tcp://full", "127.0.0.1", full.getLocalPort(), (time, ring) -> {
                limits.add(time);
                Thread.ofVirtual().start(ring);
                return () -> { };
            });
            Failures.expect(LocalFailure.Kind.PRINTER_UNREACHABLE, () -> printer.print("^XA^FX" + "more than the buffers of two sockets ".repeat(1_000_000) + "^XZ"));
            assertEquals(List.of(LabelWait.TAKEN.limit()), limits);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://10.0.0.5", "tcp://printer-3.acme.example:9100", "tcp://[fe80::1]:9100", "queue:Zebra_1", "page:Office"})
    void whatMayBeSetIsAPrinter(String address) {
        assertEquals(address, LabelPrinter.of(ValueType.PRINTER.parse(address).orElseThrow()).orElseThrow().address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.5", "http://10.0.0.5", "queue:", "queue:-o", "page:a b", "tcp://", "queue:a;rm", "page:../x"})
    void addressesThatAreNoneAreRefused(String address) {
        assertFalse(LabelPrinter.of(address).isPresent());
        assertFalse(ValueType.PRINTER.parse(address).isPresent());
    }
}
