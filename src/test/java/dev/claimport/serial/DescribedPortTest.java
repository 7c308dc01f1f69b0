package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedPortTest {

    private static DescribedPort said(@Nullable String description, @Nullable String name, @Nullable String serialNumber, @Nullable String location) {
        return new DescribedPort("/dev/ttyACM0", description, name, 0x1915, 0x520f, serialNumber, location);
    }

    private static PortInfo info(@Nullable String text) {
        return said(text, text, text, text).info(Optional.empty());
    }

    @Test
    void whatIsKnownIsToldAsItIs() {
        assertEquals(new PortInfo("/dev/ttyACM0", "Thing 91 X", Optional.of(0x1915), Optional.of(0x520f), Optional.of("THIS 00A1"), Optional.of("1-2.3"), Optional.of(2)),
                said(" Thing 91 X ", "ttyACM0", "THIS 00A1\u0000", "1-2.3").info(Optional.of(2)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "Unknown", " Unknown\n", "\u0000\u0007"})
    void whatIsNotKnownIsLeftOutAndThePathIsItsDescription(@Nullable String text) {
        PortInfo info = info(text);
        assertEquals("/dev/ttyACM0", info.description());
        assertEquals(Optional.empty(), info.serialNumber());
        assertEquals(Optional.empty(), info.location());
    }

    @Test
    void withoutADescriptionItsNameIsOne() {
        assertEquals("USB Serial (COM3)", said("Unknown", "USB Serial (COM3)", null, null).info(Optional.empty()).description());
        assertEquals("Thing", said("Thing", "USB Serial (COM3)", null, null).info(Optional.empty()).description());
    }

    @Test
    void noLocationIsNone() {
        assertEquals(Optional.empty(), said("x", "x", "x", "0-0").info(Optional.empty()).location());
        assertEquals(Optional.of("0-0.1"), said("x", "x", "x", "0-0.1").info(Optional.empty()).location());
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "0, 0", "1, 1", "65535, 65535", "-32768, -1", "65537, 1"})
    void idsHaveSixteenBitsOrAreNotKnown(int said, int id) {
        PortInfo info = new DescribedPort("x", "x", "x", said, said, "x", "x").info(Optional.empty());
        assertEquals(id < 0 ? Optional.empty() : Optional.of(id), info.vendorId());
        assertEquals(id < 0 ? Optional.empty() : Optional.of(id), info.productId());
    }

    /** Whoever makes a USB device writes into its texts what he likes. */
    @Test
    void controlsAreLeftOutAndWhatIsTooLongIsCutBetweenCharacters() {
        assertEquals("[31mred", info("\u001b[31m\u202ered\r\n").description());
        assertEquals("x".repeat(80), info("x".repeat(80)).description());
        assertEquals("x".repeat(80), info("x".repeat(81)).description());
        assertEquals("\ud83d\udd0c".repeat(80), info("\ud83d\udd0c".repeat(90)).description());
    }
}
