package dev.claimport.ledger.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.SignerKey;
import dev.claimport.ledger.store.KeyReplacement;
import dev.claimport.ledger.verify.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log that somebody without its key goes on with would have to have a new key vouched for. */
class KeyChainTest {

    private static final String LOG = "claimport.dev/ledger/bench-3/00c0ffee";

    private final SignerKey first = SignerKey.generate("bench-3", new SecureRandom());
    private final SignerKey second = SignerKey.generate("bench-3", new SecureRandom());
    private final KeyChain chain = new KeyChain();

    private static LedgerRecord record(long index, String type, String key, String vouched) {
        var json = JsonNodeFactory.instance.objectNode().put("type", type).put("log", LOG).put("key", key).put("vouched", vouched);
        return LedgerRecord.of(index, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Finding> opened() {
        return chain.read(record(0, "log-opened", first.verifier().toString(), ""));
    }

    private Optional<Finding> replaced(String vouched) {
        return chain.read(record(7, "key-replaced", second.verifier().toString(), vouched));
    }

    private String vouching(String log, SignerKey next, SignerKey by) {
        return SignedNote.sign(KeyReplacement.vouching(log, next.verifier().toString()), by).toString();
    }

    private static SignedNote signed(SignerKey by) {
        return SignedNote.sign("text\n", by);
    }

    @Test
    void aKeyIsVouchedForByTheOneBeforeIt() {
        assertEquals(Optional.empty(), opened());
        assertEquals(Optional.empty(), replaced(vouching(LOG, second, first)));
        assertTrue(chain.signsNow(signed(second)));
        assertFalse(chain.signsNow(signed(first)));
        assertTrue(chain.signed(signed(first)) && chain.signed(signed(second)));
        assertFalse(chain.signed(signed(SignerKey.generate("bench-3", new SecureRandom()))));
    }

    @Test
    void whatElseIsSignedVouchesForNothing() {
        opened();
        SignerKey other = SignerKey.generate("bench-3", new SecureRandom());
        for (String vouched : new String[] {"", "no note", vouching(LOG, second, second), vouching(LOG, second, other), vouching(LOG, other, first),
            vouching("claimport.dev/ledger/bench-4/00c0ffee", second, first), SignedNote.sign("text\n", first).toString()}) {
            var each = new KeyChain();
            each.read(record(0, "log-opened", first.verifier().toString(), ""));
            assertEquals(Optional.of(new Finding(Kind.KEY_NOT_VOUCHED, 7)), each.read(record(7, "key-replaced", second.verifier().toString(), vouched)), vouched);
        }
    }

    @Test
    void aLogIsOpenedOnceAtItsBeginning() {
        opened();
        assertEquals(Optional.of(new Finding(Kind.KEY_NOT_VOUCHED, 5)), chain.read(record(5, "log-opened", second.verifier().toString(), "")));
        assertEquals(Optional.of(new Finding(Kind.KEY_NOT_VOUCHED, 0)), new KeyChain().read(record(0, "key-replaced", second.verifier().toString(), vouching(LOG, second, first))));
    }

    @Test
    void aKeyThatIsNoneIsNamedAndOtherRecordsSayNothingOfKeys() {
        assertEquals(Optional.of(new Finding(Kind.KEY_NOT_VOUCHED, 0)), chain.read(record(0, "log-opened", "no key", "")));
        assertEquals(Optional.empty(), chain.read(record(3, "started", "no key", "")));
        assertFalse(chain.signsNow(signed(first)));
        assertFalse(chain.signed(signed(first)));
    }
}
