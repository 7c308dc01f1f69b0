package dev.claimport.device.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against RFC 9180, appendix A.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. */
class HpkeTest {

    private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
    private static final byte[] AAD = hex("436f756e742d30");
    private static final byte[] PLAINTEXT = hex("4265617574792069732074727574682c20747275746820626561757479");

    enum Vector {
        /** A.1.1, sequence number 0. */
        BASE("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8",
                "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d",
                "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
                "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a",
                Hpke.Proof.NONE),
        /** A.1.2, sequence number 0. */
        PSK("c5eb01eb457fe6c6f57577c5413b931550a162c71a03ac8d196babbd4e5ce0fd",
                "9fed7e8c17387560e92cc6462a68049657246a09bfa8ade7aefe589672016366",
                "0ad0950d9fb9588e59690b74f1237ecdf1d775cd60be2eca57af5a4b0471c91b",
                "e52c6fed7f758d0cf7145689f21bc1be6ec9ea097fef4e959440012f4feb73fb611b946199e681f4cfc34db8ea",
                new Hpke.Proof(hex("0247fd33b913760fa1fa51e1892d9f307fbe65eb171e8132c2af18555a738b82"),
                        hex("456e6e796e20447572696e206172616e204d6f726961")));

        private final AsymmetricCipherKeyPair receiver;
        private final byte[] publicKey;
        private final Hpke.Message message;
        private final Hpke.Proof proof;

        Vector(String receiverPrivate, String receiverPublic, String encapsulated, String ciphertext, Hpke.Proof proof) {
            var key = new X25519PrivateKeyParameters(hex(receiverPrivate), 0);
            this.receiver = new AsymmetricCipherKeyPair(key.generatePublicKey(), key);
            this.publicKey = hex(receiverPublic);
            this.message = new Hpke.Message(hex(encapsulated), hex(ciphertext));
            this.proof = proof;
        }
    }

    @ParameterizedTest
    @EnumSource
    void messageOfTheStandardOpens(Vector vector) throws SealException {
        assertArrayEquals(vector.publicKey, Hpke.publicKey(vector.receiver));
        assertArrayEquals(PLAINTEXT, Hpke.open(vector.receiver, INFO, AAD, vector.message, vector.proof));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSealedForTheKeyOfTheStandardOpensWithIt(Vector vector) throws SealException {
        Hpke.Message sealed = Hpke.seal(vector.publicKey, INFO, AAD, ByteBuffer.wrap(PLAINTEXT), vector.proof);
        assertEquals(BundleSeal.KEY, sealed.encapsulated().length);
        assertEquals(PLAINTEXT.length + 16, sealed.ciphertext().length);
        assertArrayEquals(PLAINTEXT, Hpke.open(vector.receiver, INFO, AAD, sealed, vector.proof));
    }

    @ParameterizedTest
    @EnumSource
    void changedMessageDoesNotOpen(Vector vector) {
        byte[] changed = vector.message.ciphertext().clone();
        changed[0] ^= 1;
        var message = new Hpke.Message(vector.message.encapsulated(), changed);
        assertThrows(SealException.class, () -> Hpke.open(vector.receiver, INFO, AAD, message, vector.proof));
        assertThrows(SealException.class, () -> Hpke.open(vector.receiver, AAD, AAD, vector.message, vector.proof));
        assertThrows(SealException.class, () -> Hpke.open(Hpke.newKeys(), INFO, AAD, vector.message, vector.proof));
        var cut = new Hpke.Message(vector.message.encapsulated(), new byte[3]);
        assertThrows(SealException.class, () -> Hpke.open(vector.receiver, INFO, AAD, cut, vector.proof));
    }

    @Test
    void proofIsNeededAndHasToBeTheRightOne() {
        Vector vector = Vector.PSK;
        assertThrows(SealException.class, () -> Hpke.open(vector.receiver, INFO, AAD, vector.message, Hpke.Proof.NONE));
        var otherCode = new Hpke.Proof(hex("00"), vector.proof.serial());
        assertThrows(SealException.class, () -> Hpke.open(vector.receiver, INFO, AAD, vector.message, otherCode));
        var otherSerial = new Hpke.Proof(vector.proof.code(), hex("00"));
        assertThrows(SealException.class, () -> Hpke.open(vector.receiver, INFO, AAD, vector.message, otherSerial));
        assertThrows(SealException.class, () -> Hpke.open(Vector.BASE.receiver, INFO, AAD, Vector.BASE.message, vector.proof));
    }

    @Test
    void keyOfLowOrderOrAnotherSizeIsRefused() {
        assertThrows(SealException.class, () -> Hpke.seal(new byte[32], INFO, AAD, ByteBuffer.wrap(PLAINTEXT), Hpke.Proof.NONE));
        assertThrows(SealException.class, () -> Hpke.seal(new byte[31], INFO, AAD, ByteBuffer.wrap(PLAINTEXT), Hpke.Proof.NONE));
        assertThrows(SealException.class,
                () -> Hpke.open(Vector.BASE.receiver, INFO, AAD, new Hpke.Message(new byte[32], Vector.BASE.message.ciphertext()), Hpke.Proof.NONE));
    }

    @Test
    void proofIsZeroedWhenItIsClosed() {
        var proof = new Hpke.Proof(hex("0102"), hex("03"));
        proof.close();
        assertArrayEquals(new byte[2], proof.code());
    }

    /** What comes onto the heap of a message is one block at a time: the arrays that the cipher is given are looked at afterwards. */
    @Test
    void blockOfTheMessageIsZeroedAfterwards() throws Exception {
        List<byte[]> given = new ArrayList<>();
        GCMModeCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        var watched = (GCMModeCipher) Proxy.newProxyInstance(HpkeTest.class.getClassLoader(), new Class<?>[] {GCMModeCipher.class}, (_, method, arguments) -> {
            if (method.getName().equals("processBytes")) {
                given.add((byte[]) arguments[0]);
            }
            return method.invoke(cipher, arguments);
        });
        HpkeSender.encrypt(watched, new AEADParameters(new KeyParameter(new byte[16]), 128, new byte[12]), ByteBuffer.wrap(PLAINTEXT));
        assertEquals(2, given.size());
        given.forEach(block -> assertArrayEquals(new byte[16], block));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
