package dev.claimport.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.certify.report.CertificateFiles;
import dev.claimport.certify.report.CertificateTexts;
import dev.claimport.certify.clause.Reach;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Devices with which a certification does not come far: they are named, and the report is written with what was found. */
@Tag("long")
@Timeout(240)
class CertifiedTroubleTest {

    private static final TimeSource TIME = TimeSource.system();

    @TempDir
    private Path folder;

    private Certificate certify(Consumer<SerialLink> device) {
        var ports = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of(PortInfo.named("tty"));
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                MemoryLink.Pair pair = MemoryLink.pair(path);
                Thread.ofVirtual().start(() -> {
                    try {
                        device.accept(pair.device());
                    } catch (FailureException _) {
                        // The cable was pulled.
                    }
                });
                return pair.host();
            }
        };
        var request = new Certifier.Request(PortInfo.named("tty"), Optional.of(BuiltIn.profile("handover")), Set.of(), Optional.empty(), Map.of(), Optional.empty(), Reach.LOOPBACK);
        return new Certifier(ports, BuiltIn.profiles(), TIME).certify(request, _ -> { });
    }

    private void assertReportNames(String failure, Certificate certificate) throws Exception {
        assertEquals(Verdict.NOT_CERTIFIED, certificate.verdict());
        assertEquals(Optional.of(failure), certificate.failure().map(why -> why.id()), certificate.toString());
        var texts = new CertificateTexts(Messages.of("certify", Locale.ENGLISH, ZoneOffset.UTC), Messages.of("failures", Locale.ENGLISH, ZoneOffset.UTC));
        String page = Files.readString(CertificateFiles.write(folder, certificate, texts, ZoneOffset.UTC));
        assertTrue(page.contains("not-certified"), page);
    }

    @Test
    void deviceThatResetsForEver() throws Exception {
        byte[] banner = "\r\nESP-ROM:esp32s3\r\nrst:0x3 (RTC_SW_SYS_RST)\r\nassert failed\r\nRebooting...\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] heard = new byte[256];
        assertReportNames("device-silent", certify(link -> {
            while (true) {
                link.write(banner, 0, banner.length);
                link.read(heard, Duration.ofMillis(200));
            }
        }));
    }

    /** Each answer is right, and comes when nobody waits for it any more. */
    @Test
    void deviceThatAnswersAfterTheTimeLimit() throws Exception {
        SmpFirmware honest = BuiltIn.device("handover", VirtualDeviceOptions.usual("SN-21"), new FleetProvisioning(TIME), TIME);
        assertReportNames("device-silent", certify(link -> honest.serve(new Late(link))));
        honest.close();
    }

    /** Holds back what is said by ten seconds. */
    private record Late(SerialLink link) implements SerialLink {

        @Override
        public String path() {
            return link.path();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            return link.read(into, timeout);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                TIME.sleep(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            link.write(bytes, offset, length);
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
