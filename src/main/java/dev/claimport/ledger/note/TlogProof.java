package dev.claimport.ledger.note;

import dev.claimport.ledger.tree.Hash;
import java.util.List;

/** That a record is in a log, as text that is checked without the log (C2SP tlog-proof). @param checkpoint over the tree that the hashes lead to */
public record TlogProof(long index, List<Hash> hashes, String checkpoint) {

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    public String text() {
        var text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex ").append(index).append('\n');
        hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
