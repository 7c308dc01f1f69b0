package dev.claimport.device.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.ProbeResult;
import dev.claimport.device.recognition.Spoken;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which family serves what was seen on a port, and which dialects there are. */
class WhichFamilyTest {

    /** A login is served by what is behind it. */
    @ParameterizedTest
    @CsvSource({"AT_MODEM,AT_MODEM,true", "AT_MODEM,ZEPHYR_SHELL,false", "LINUX_SHELL,LINUX_LOGIN,true", "LINUX_LOGIN,LINUX_SHELL,true", "LINUX_SHELL,AT_MODEM,false", ",AT_MODEM,false",
        ",SILENT,false"})
    void whatWasSeenInTextHasToBeOfTheFamily(OtherKind family, OtherKind found, boolean fits) {
        assertEquals(fits, new Recognition(List.of(), Optional.ofNullable(family), Optional.empty()).fits(new ProbeResult(found, "anything")));
    }

    @Test
    void lineByWhichItWasSeenHasToSayWhatTheProfileSays() {
        var quectel = new Recognition(List.of(), Optional.of(OtherKind.AT_MODEM), Optional.of(Pattern.compile("BG\\d+")));
        assertTrue(quectel.fits(new ProbeResult(OtherKind.AT_MODEM, "a BG96 modem")));
        assertFalse(quectel.fits(new ProbeResult(OtherKind.AT_MODEM, "SIM7000")));
        assertFalse(quectel.fits(new ProbeResult(OtherKind.ZEPHYR_SHELL, "BG96")));
    }

    @Test
    void dialectThatASpokenDeviceSpeaksIsServedByAllOfItsProfiles() {
        Profile files = BuiltIn.text("""
                name: files
                family: Files
                dialect: smp-fs
                slots: { cert: { path: /lfs1/c }, key: { path: /lfs1/k }, ca: unsupported, endpoint: unsupported, template: unsupported, params: unsupported }
                """).profile(List.of());
        assertTrue(files.serves(new ProbeResult(new Spoken("smp-fs"), "")));
        assertFalse(files.serves(new ProbeResult(new Spoken("handover"), "")));
        assertFalse(files.serves(new ProbeResult(OtherKind.SMP_OTHER, "")));
    }

    @Test
    void dialectsAreFoundByTheirIds() {
        Dialects dialects = BuiltIn.dialects();
        assertEquals(List.of("handover", "smp-fs", "script", "console", "repl"), dialects.ids());
        assertEquals("console", dialects.named("console").orElseThrow().id());
        assertEquals(Optional.empty(), dialects.named("morse"));
    }

    @Test
    void profilesAreTriedInTheOrderOfTheirDialects() {
        Dialects dialects = BuiltIn.dialects();
        assertEquals(List.of("claimport-handover", "zephyr-smp-fs", "zephyr-smp-fs-der"), dialects.profiles().subList(0, 3));
        assertEquals("micropython", dialects.profiles().getLast());
    }

    @Test
    void draftIsMadeByTheFirstDialectThatCan() {
        List<TraceLine> marked = List.of(new TraceLine(ManualTime.START, TraceLine.Kind.SENT, "p", "AT", true));
        assertTrue(BuiltIn.dialects().draft("mine", marked, 9600, "cr").orElseThrow().contains("name: mine\n"));
        assertEquals(Optional.empty(), new Dialects(List.of(BuiltIn.dialects().named("smp-fs").orElseThrow())).draft("mine", marked, 9600, "cr"));
    }
}
