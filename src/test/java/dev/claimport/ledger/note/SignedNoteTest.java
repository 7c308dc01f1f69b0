package dev.claimport.ledger.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    /** Of the documentation of Go's sumdb/note. */
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETER_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PETERS_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final SignerKey signer = SignerKey.generate("bench-3", new SecureRandom());

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void goesNoteIsVerifiedAndSignedAlike() throws NoteException {
        VerifierKey peter = VerifierKey.parse(PETER);
        SignedNote note = SignedNote.parse(PETERS_NOTE);
        assertTrue(note.isSignedBy(peter));
        assertEquals(PETERS_NOTE, note.toString());
        SignerKey secret = SignerKey.parse(bytes(PETER_SECRET));
        assertEquals(peter, secret.verifier());
        assertEquals(PETERS_NOTE, SignedNote.sign(note.text(), secret).toString());
        assertArrayEquals(bytes(PETER_SECRET + "\n"), secret.encoded());
        assertEquals(PETER, peter.toString());
        assertEquals(peter, SignerKey.parse(secret.encoded()).verifier());
    }

    @Test
    void aChangedTextOrAnotherKeyIsNotSigned() throws NoteException {
        VerifierKey peter = VerifierKey.parse(PETER);
        assertFalse(SignedNote.parse(PETERS_NOTE.replace("answer", "question")).isSignedBy(peter));
        assertFalse(SignedNote.parse(PETERS_NOTE).isSignedBy(signer.verifier()));
        VerifierKey sameName = SignerKey.generate("PeterNeumann", new SecureRandom()).verifier();
        assertFalse(SignedNote.parse(PETERS_NOTE).isSignedBy(sameName));
        assertNotEquals(peter, sameName);
        assertNotEquals(peter, signer.verifier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "text\n", "text", "text\n\n", "text\n\nbench-3 AAAAAAAA\n", "text\n\n— bench-3\n", "text\n\n— bench-3 AAAA\n",
        "text\n\n— bench-3 !!!!\n", "te\u0001xt\n\n— bench-3 AAAAAAAA\n", "text\n\n— bench 3 AAAAAAAA\n", "text\n\n— bench-3 AAAAAAAA"})
    void whatIsNoNoteIsRefused(String text) {
        assertThrows(NoteException.class, () -> SignedNote.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PeterNeumann", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeumann+c74f20a3+ARpc", "PeterNeumann+c74f20a3+?"})
    void whatIsNoKeyIsRefused(String text) {
        assertThrows(NoteException.class, () -> VerifierKey.parse(text));
        assertThrows(NoteException.class, () -> SignerKey.parse(bytes("PRIVATE+KEY+" + text)));
    }

    /** Of a key that others made no more can be known than that nothing is behind its id. */
    @Test
    void aSignatureIsMoreThanTheIdOfItsKey() throws NoteException {
        assertThrows(NoteException.class, () -> SignedNote.parse("text\n\n— bench-3 AAAAAA==\n"));
        assertFalse(SignedNote.parse("text\n\n— bench-3 AAAAAAA=\n").isSignedBy(signer.verifier()));
    }

    @Test
    void signaturesOfOthersCountForNothingAndAreNoFault() throws NoteException {
        SignedNote own = SignedNote.sign("text\n", signer);
        SignerKey other = SignerKey.generate("bench-4", new SecureRandom());
        SignedNote both = SignedNote.parse(new SignedNote("text\n", List.of(SignedNote.sign("text\n", other).signatures().getFirst(), own.signatures().getFirst())).toString());
        assertTrue(both.isSignedBy(signer.verifier()) && both.isSignedBy(other.verifier()));
        assertFalse(SignedNote.sign("text\n", other).isSignedBy(signer.verifier()));
    }

    @Test
    void aNoteMayBeAnEmptyLine() throws NoteException {
        SignedNote note = SignedNote.sign("\n", signer);
        assertEquals(note, SignedNote.parse(note.toString()));
    }

    @Test
    void aSignerKeyOfItsPrefixAloneIsNone() {
        for (String text : List.of("", "P", "PRIVATE+KEY", "PRIVATE+KEY+", "PRIVATE+KEY+\n", "\n")) {
            assertThrows(NoteException.class, () -> SignerKey.parse(bytes(text)), text);
        }
    }

    @Test
    void aCheckpointOfAnEmptyLogHasTheSizeZero() throws NoteException {
        var checkpoint = new Checkpoint("claimport.dev/bench-3", 0, Hash.EMPTY_TREE);
        assertEquals(checkpoint, Checkpoint.parse(checkpoint.text()));
    }

    /** C2SP tlog-proof: index, hashes, an empty line, and the checkpoint as it was signed. */
    @Test
    void aProofIsWrittenAsOthersReadIt() {
        Hash one = Hash.leaf(bytes("1"));
        Hash two = Hash.leaf(bytes("2"));
        assertEquals("c2sp.org/tlog-proof@v1\nindex 7\n" + one.base64() + "\n" + two.base64() + "\n\ncheckpoint\n",
                new TlogProof(7, List.of(one, two), "checkpoint\n").text());
    }

    @Test
    void aProofIsReadAsItWasWritten() throws NoteException {
        for (List<Hash> hashes : List.of(List.<Hash>of(), List.of(Hash.leaf(bytes("1"))), List.of(Hash.leaf(bytes("1")), Hash.leaf(bytes("2"))))) {
            var proof = new TlogProof(7, hashes, "checkpoint\n\nwith its signature\n");
            assertEquals(proof, TlogProof.parse(proof.text()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "c2sp.org/tlog-proof@v1\n\ncheckpoint\n", "c2sp.org/tlog-proof@v1\nindex 7\n", "c2sp.org/tlog-proof@v2\nindex 7\n\ncheckpoint\n",
            "c2sp.org/tlog-proof@v1\nplace 7\n\ncheckpoint\n", "c2sp.org/tlog-proof@v1\nindex seven\n\ncheckpoint\n", "c2sp.org/tlog-proof@v1\nindex 7\n!\n\ncheckpoint\n",
            "c2sp.org/tlog-proof@v1\nindex 7\nAAAA\n\ncheckpoint\n"})
    void whatIsNoProofIsRefused(String text) {
        assertThrows(NoteException.class, () -> TlogProof.parse(text));
    }

    @Test
    void aCheckpointIsItsThreeLines() throws NoteException {
        Hash root = Hash.leaf(bytes("record"));
        var checkpoint = new Checkpoint("claimport.dev/bench-3", 1, root);
        assertEquals("claimport.dev/bench-3\n1\n" + root.base64() + "\n", checkpoint.text());
        assertEquals(checkpoint, Checkpoint.parse(checkpoint.text()));
        assertEquals(checkpoint, Checkpoint.parse(checkpoint.text() + "what others add\n"));
        SignedNote note = SignedNote.parse(SignedNote.sign(checkpoint.text(), signer).toString());
        assertTrue(note.isSignedBy(signer.verifier()));
        assertEquals(checkpoint, Checkpoint.parse(note.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n1\n", "a\n01\n%s\n", "a\n-1\n%s\n", "a\n+1\n%s\n", "\n1\n%s\n", "a b\n1\n%s\n", "a\n1\nAAAA\n", "a\n1\n%s", "a\n99999999999999999999\n%s\n"})
    void whatIsNoCheckpointIsRefused(String text) {
        String root = Base64.getEncoder().encodeToString(new byte[Hash.LENGTH]);
        assertThrows(NoteException.class, () -> Checkpoint.parse(text.formatted(root)));
    }
}
