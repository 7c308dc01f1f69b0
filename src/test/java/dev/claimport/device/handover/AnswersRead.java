package dev.claimport.device.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import java.util.Map;

/** Reads a map as each answer of the hand-over group: what comes of it is fit to be shown, or is refused in the one way that there is. */
public final class AnswersRead {

    private AnswersRead() {}

    public static void from(Map<Object, Object> body) {
        var reader = new HandoverGroupReader("port");
        refusing(() -> {
            DeviceIdentity identity = reader.hello(body).identity();
            assertFit(identity.model(), 64);
            assertFit(identity.serial(), 64);
            assertFit(identity.firmware(), 64);
            identity.parameters().forEach(name -> assertFit(name, 64));
        });
        refusing(() -> {
            DeviceStatus status = reader.status(body);
            status.thing().ifPresent(thing -> assertFit(thing, 128));
            status.error().ifPresent(error -> assertFit(error.message(), 200));
        });
        reader.offset(body, 3000).ifPresent(offset -> assertTrue(offset >= 0 && offset <= 3000));
    }

    private static void assertFit(String text, int longest) {
        assertTrue(text.codePointCount(0, text.length()) <= longest && text.codePoints().noneMatch(Character::isISOControl));
    }

    private static void refusing(Runnable reading) {
        try {
            reading.run();
        } catch (FailureException e) {
            assertEquals(DeviceFailure.Kind.DEVICE_GARBAGE, e.failure().kind());
        }
    }
}
