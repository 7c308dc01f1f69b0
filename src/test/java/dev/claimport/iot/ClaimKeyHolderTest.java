package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.ClaimKey;
import dev.claimport.testing.ClaimAnswers;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClaimKeyHolderTest {

    private final ClaimKeyHolder holder = new ClaimKeyHolder();

    private static ClaimKey key() {
        return ClaimKey.takingPem(ClaimAnswers.at(ManualTime.START).keyPem().getBytes(StandardCharsets.US_ASCII));
    }

    /** A request that is tried again may have been answered before. */
    @Test
    void aKeyThatIsReplacedIsWiped() {
        ClaimKey first = key();
        ClaimKey second = key();
        holder.put(first);
        holder.put(second);
        assertTrue(first.isWiped());
        assertFalse(second.isWiped());
        holder.close();
        assertTrue(second.isWiped());
    }

    @Test
    void aKeyThatWasTakenIsItsTakers() {
        ClaimKey key = key();
        holder.put(key);
        assertSame(key, holder.take());
        holder.close();
        assertFalse(key.isWiped());
        assertThrows(IllegalStateException.class, holder::take);
        key.close();
    }
}
