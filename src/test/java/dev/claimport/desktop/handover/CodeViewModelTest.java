package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.control.SecretEntry;
import dev.claimport.device.seal.ProofOfPossession;
import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodeViewModelTest {

    private final CodeViewModel code = new CodeViewModel();

    private void scan(String label) {
        label.chars().forEach(character -> code.type((char) character));
        code.complete();
    }

    private char[] memory() {
        return Stream.of(SecretEntry.class.getDeclaredFields()).filter(field -> field.getType() == char[].class).findFirst().map(this::read).orElseThrow();
    }

    private char[] read(Field field) {
        try {
            field.setAccessible(true);
            return (char[]) field.get(code);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void assertWiped() {
        assertArrayEquals(new char[ProofOfPossession.LONGEST], memory());
        assertEquals(0, code.entryProperty().get().length());
    }

    @Test
    void whatIsTakenIsWiped() {
        scan("PF9-K2M");
        assertTrue(code.entryProperty().get().complete());
        assertEquals(7, code.entryProperty().get().length());

        try (ProofOfPossession taken = code.take().orElseThrow()) {
            assertFalse(taken.isWiped());
        }
        assertWiped();
        assertTrue(code.take().isEmpty());
    }

    @Test
    void aLabelThatIsScannedTwiceCountsOnce() {
        scan("PF9-K2M");
        scan("PF9-K2M");

        assertEquals(7, code.entryProperty().get().length());
    }

    @Test
    void aShorterSecondScanLeavesNothingOfTheFirst() {
        scan("PF9-K2M");
        scan("AB");

        char[] expected = new char[ProofOfPossession.LONGEST];
        expected[0] = 'A';
        expected[1] = 'B';
        assertArrayEquals(expected, memory());
    }

    @Test
    void whatIsTakenBackIsWiped() {
        scan("AB");
        code.backspace();
        assertWiped();

        code.type('A');
        code.type('B');
        code.backspace();
        assertEquals(1, code.entryProperty().get().length());
        assertEquals('\0', memory()[1]);
        code.backspace();
        code.backspace();
        assertWiped();
    }

    @Test
    void aCodeThatIsLongerThanAnyIsDroppedToItsEnd() {
        "x".repeat(ProofOfPossession.LONGEST + 40).chars().forEach(character -> code.type((char) character));
        assertTrue(code.entryProperty().get().tooLong());
        assertTrue(code.isMissing(), "without it nothing is handed over");
        assertWiped();

        code.complete();
        assertTrue(code.isMissing());
        assertTrue(code.take().isEmpty());
        scan("PF9");
        assertFalse(code.entryProperty().get().tooLong());
        assertFalse(code.isMissing());
    }

    @Test
    void theLongestCodeThereCanBeIsTaken() {
        scan("x".repeat(ProofOfPossession.LONGEST));

        try (ProofOfPossession taken = code.take().orElseThrow()) {
            assertFalse(taken.isWiped());
        }
    }

    @Test
    void spacesAreNoCode() {
        scan("   ");
        assertEquals(0, code.entryProperty().get().length());
        assertTrue(code.take().isEmpty());
        assertWiped();
    }

    @Test
    void aCodeThatIsWantedIsMissingUntilItIsGivenOrLeftOut() {
        code.want();
        assertTrue(code.isMissing());
        scan("PF9");
        assertFalse(code.isMissing());
        code.clear();
        assertTrue(code.isMissing());
        code.leaveOut();
        assertFalse(code.isMissing());
    }
}
