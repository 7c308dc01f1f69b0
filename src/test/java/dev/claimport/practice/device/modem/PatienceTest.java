package dev.claimport.practice.device.modem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.profile.Profile;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.PracticeText;
import dev.claimport.serial.MemoryLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.PassingLink;
import dev.claimport.testing.VirtualLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A modem that was promised more bytes than come does not wait for ever. */
class PatienceTest {

    private final ManualTime time = new ManualTime();
    private VirtualLine line;

    private PracticeFirmware modem(String family) {
        PracticeText modem = (PracticeText) PracticeModems.all().get(family);
        Profile profile = BuiltIn.profiles().all().stream().map(each -> each.profile()).filter(modem::plays).findFirst().orElseThrow();
        return modem.device(profile, VirtualDeviceOptions.usual("4711-000001"), FakeRegistration.waiting(), time);
    }

    private void plugIn(String family, String... commands) {
        line = new VirtualLine(modem(family), time);
        type("ATE0\r");
        hear(Duration.ofSeconds(1));
        List.of(commands).forEach(command -> {
            type(command + "\r");
            hear(Duration.ofSeconds(1));
        });
    }

    private void type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        line.write(bytes, 0, bytes.length);
    }

    /** All that comes until nothing has come for so long. */
    private String hear(Duration quiet) {
        var heard = new StringBuilder();
        byte[] buffer = new byte[512];
        for (int count = line.read(buffer, quiet); count > 0; count = line.read(buffer, quiet)) {
            heard.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        }
        return heard.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quectel   | AT+QFUPL="x.pem",100               | CONNECT  | ERROR | 5
            quectel   | AT+QFUPL="x.pem",100,30            | CONNECT  | ERROR | 30
            simcom    | AT+CCERTDOWN="claim.pem",100       | >        | ERROR | 10
            simcom-fs | AT+CFSWFILE=3,"x.pem",0,100,7000   | DOWNLOAD | ERROR | 7
            ublox     | AT+USECMNG=0,1,"x",100             | >        | ERROR | 10
            telit     | AT#SSLSECDATA=1,1,0,100            | >        | ERROR | 10
            sequans   | AT+SQNSNVW="certificate",7,100     | >        | ERROR | 10
            sierra    | AT+KCERTSTORE=1,100,0              | CONNECT  | ERROR | 10
            """)
    void modemGivesUpSaysSoAndListensAgain(String family, String command, String prompt, String answer, int seconds) {
        plugIn(family, "AT+CFSINIT", "AT#SSLEN=1,1");
        type(command + "\r");
        assertEquals(prompt, hear(Duration.ofSeconds(1)));
        type("-----BEGIN ");
        Instant begun = time.instant();
        assertEquals(answer, hear(Duration.ofSeconds(100)));
        // Of that, it was listened to whether more would come.
        Duration waited = Duration.between(begun, time.instant()).minusSeconds(100);
        assertTrue(waited.minusSeconds(seconds).abs().compareTo(Duration.ofSeconds(1)) <= 0, waited.toString());
        type("AT\r");
        assertEquals("OK", hear(Duration.ofSeconds(1)));
    }

    /** Numbers are asked for; and the time is counted from the beginning, however the bytes come. */
    @Test
    void sim70xxWantsAllOfItInTheTimeThatItWasTold() {
        plugIn("simcom-fs", "AT+CMEE=1", "AT+CFSINIT");
        type("AT+CFSWFILE=3,\"x.pem\",0,100,7000\r");
        hear(Duration.ofSeconds(1));
        for (int i = 0; i < 4; i++) {
            type("-----BEGIN ");
            assertEquals("", hear(Duration.ofMillis(1400)));
        }
        type("-----BEGIN ");
        assertEquals("+CME ERROR: 3", hear(Duration.ofSeconds(3)));
    }

    /** As the interrupt of a real one would have taken it. */
    @Test
    void whatCameInTimeIsTakenWhereTheComputerThatPlaysItHadNoTime() {
        MemoryLink.Pair pair = MemoryLink.pair("x");
        Iterator<String> said = List.of("ATE0\r", "AT+CFSINIT\r", "AT+CFSWFILE=3,\"x.pem\",0,10,1000\r", "0123456789").iterator();
        var late = new PassingLink(pair.device()) {

            @Override
            public int read(byte[] into, Duration timeout) {
                if (!said.hasNext()) {
                    close();
                    return super.read(into, timeout);
                }
                byte[] next = said.next().getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(next, 0, into, 0, next.length);
                time.advance(Duration.ofSeconds(said.hasNext() ? 0 : 5));
                return next.length;
            }
        };
        modem("simcom-fs").serve(late);
        var heard = new StringBuilder();
        byte[] buffer = new byte[512];
        int count = pair.host().read(buffer, Duration.ZERO);
        heard.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        assertTrue(heard.toString().endsWith("DOWNLOAD\r\n\r\nOK\r\n"), heard.toString());
    }

    /** As its documentation has it: the module waits for the rest. */
    @Test
    void espAtWaitsForTheRest() {
        plugIn("esp-at");
        type("AT+SYSMFG=2,\"mqtt_cert\",\"mqtt_cert\",8,20\r");
        assertEquals("OK\r\n\r\n>", hear(Duration.ofSeconds(1)));
        type("0123456789");
        assertEquals("", hear(Duration.ofMinutes(5)));
        type("0123456789");
        assertEquals("OK", hear(Duration.ofSeconds(1)));
    }
}
