package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.RegistrationFailure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private static final Failure EXPIRED = new ClaimFailure(ClaimFailure.Kind.CLAIM_EXPIRED, Map.of("expired", Instant.parse("2026-11-23T14:07:31Z")));

    private static String message(String locale, Failure failure) {
        return Messages.of("failures", Locale.forLanguageTag(locale), ZoneOffset.UTC).message(failure);
    }

    @ParameterizedTest
    @CsvSource({"en, 14:07:31", "de, 14:07:31", "fi, 14.07.31", "ar-EG, ١٤:٠٧:٣١", "hi-IN-u-nu-deva, १४:०७:३१"})
    void aTimeIsWrittenAsTheLocaleWritesIt(String locale, String time) {
        assertTrue(message(locale, EXPIRED).contains(time), message(locale, EXPIRED));
    }

    @ParameterizedTest
    @CsvSource({"en, '3,045', '1,000'", "de, 3.045, 1.000", "ar-EG, ٣٬٠٤٥, ١٬٠٠٠", "hi-IN-u-nu-deva, '३,०४५', '१,०००'"})
    void aNumberIsWrittenAsTheLocaleWritesIt(String locale, String bytes, String max) {
        String text = message(locale, new DeviceFailure(DeviceFailure.Kind.DEVICE_TOO_SMALL, Map.of("bytes", 3045, "max", 1000L)));
        assertTrue(text.contains(bytes) && text.contains(max), text);
    }

    @ParameterizedTest
    @CsvSource({"en-US, 'Nov 23, 2026, 16:05', 16:05, 4.4", "de, '23. Nov. 2026, 16:05', 16:05, '4,4'", "fi, 23.11.2026 16.05, 16.05, '4,4'"})
    void aDayATimeWithoutSecondsAndADecimalAreWrittenAsTheLocaleWritesThem(String locale, String day, String time, String seconds) {
        Messages cli = Messages.of("cli", Locale.forLanguageTag(locale), ZoneOffset.UTC);
        ZonedDateTime until = ZonedDateTime.of(2026, 11, 23, 16, 5, 0, 0, ZoneOffset.UTC);
        assertTrue(cli.text("whoami.until", Map.of("until", until)).endsWith(" " + day), cli.text("whoami.until", Map.of("until", until)));
        assertTrue(cli.text("login.already", Map.of("session", "s", "until", until.toLocalTime())).contains(time));
        assertTrue(cli.text("result.delivered", Map.of("serial", "s", "seconds", 4.4)).endsWith(" " + seconds + " s"));
    }

    @Test
    void aNumberChoosesItsFormByTheLanguageOfTheTextNotOfTheTechnician() {
        // In Latvian nothing is a plural of its own; the text is still an English one.
        assertEquals("x did not answer within 0 seconds.", message("lv", timeout(0L)));
        assertEquals("x did not answer within 1 second.", message("lv", timeout(1L)));
        assertEquals("x did not answer within some seconds.", message("en", timeout("some")));
        assertEquals("x não respondeu em 0 segundo.", message("pt-PT", timeout(0L)));
    }

    @Test
    void aCaseChoosesASentenceAndIsNeverPutIntoOne() {
        Failure stalled = new RegistrationFailure(RegistrationFailure.Kind.REGISTRATION_STALLED,
                Map.of("doing", RegistrationFailure.Doing.REGISTER, "seconds", 1L));
        assertEquals("For 1 second the device has been registering its thing, without getting any further.", message("en", stalled));
        Messages messages = Messages.of("failures", Locale.ENGLISH);
        Map<String, ?> glued = Map.of("port", RegistrationFailure.Doing.REGISTER);
        assertThrows(IllegalArgumentException.class, () -> messages.text("port-busy.message", glued));
        assertThrows(IllegalArgumentException.class, () -> messages.text("port-busy.message"));
    }

    private static Failure timeout(Object seconds) {
        return new NetworkFailure(NetworkFailure.Kind.NETWORK_TIMEOUT, Map.of("host", "x", "seconds", seconds));
    }
}
