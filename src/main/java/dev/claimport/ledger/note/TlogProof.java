package dev.claimport.ledger.note;

import dev.claimport.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** That a record is in a log, as text that is checked without the log (C2SP tlog-proof). @param checkpoint over the tree that the hashes lead to */
public record TlogProof(long index, List<Hash> hashes, String checkpoint) {

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final String INDEX = "index ";

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /** @throws NoteException for what is none */
    public static TlogProof parse(String text) throws NoteException {
        int end = text.indexOf("\n\n");
        String[] lines = end < 0 ? new String[0] : text.substring(0, end).split("\n", -1);
        if (lines.length < 2 || !lines[0].equals(FORMAT) || !lines[1].startsWith(INDEX)) {
            throw new NoteException("not a proof");
        }
        try {
            List<Hash> hashes = new ArrayList<>();
            for (int at = 2; at < lines.length; at++) {
                hashes.add(Hash.of(Base64.getDecoder().decode(lines[at])));
            }
            return new TlogProof(Long.parseLong(lines[1].substring(INDEX.length())), hashes, text.substring(end + 2));
        } catch (IllegalArgumentException _) {
            throw new NoteException("not a proof");
        }
    }

    public String text() {
        var text = new StringBuilder(FORMAT).append('\n').append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
