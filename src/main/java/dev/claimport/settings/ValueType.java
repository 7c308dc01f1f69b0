package dev.claimport.settings;

import dev.claimport.claim.RootCas;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ValueProblem;
import dev.claimport.text.Language;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a setting can have as its value, and the one form in which it is kept. */
public enum ValueType {
    /** An address with https. */
    ADDRESS(ValueProblem.HTTPS_ADDRESS) {
        @Override
        Optional<String> read(String text) {
            try {
                URI uri = new URI(text);
                boolean usable = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getRawUserInfo() == null;
                return usable ? Optional.of(text) : Optional.empty();
            } catch (URISyntaxException _) {
                return Optional.empty();
            }
        }
    },
    /** A region of AWS. */
    REGION(ValueProblem.REGION) {
        @Override
        Optional<String> read(String text) {
            return Optional.of(text).filter(region -> region.matches("[a-z]{2,}(-[a-z]+)+-\\d{1,2}"));
        }
    },
    /** Names behind each other, with commas between; of letters, digits, dashes and underscores, as templates' and profiles' names are. */
    NAMES(ValueProblem.NAMES) {
        @Override
        Optional<String> read(String text) {
            Set<String> names = new LinkedHashSet<>(Arrays.stream(text.split(",", -1)).map(String::strip).toList());
            return names.stream().allMatch(name -> name.matches("[0-9A-Za-z_-]{1,64}")) ? Optional.of(String.join(", ", names)) : Optional.empty();
        }
    },
    /** Yes or no. */
    SWITCH(List.of("on", "off")) {
        @Override
        Optional<String> read(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "on", "true", "yes" -> Optional.of(ON);
                case "off", "false", "no" -> Optional.of(OFF);
                default -> Optional.empty();
            };
        }
    },
    /** The public key of an Ed25519 pair (RFC 8410): SubjectPublicKeyInfo in base64, as in a PEM file without its first and last line. */
    ED25519_KEY(ValueProblem.ED25519_KEY) {
        @Override
        Optional<String> read(String text) {
            try {
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
                return Optional.of(text);
            } catch (IllegalArgumentException | GeneralSecurityException _) {
                return Optional.empty();
            }
        }
    },
    /** A database of PostgreSQL, as JDBC has it. Neither a password nor a weaker kind of TLS can be in it. */
    LEDGER_ADDRESS(ValueProblem.LEDGER_ADDRESS) {
        @Override
        Optional<String> read(String text) {
            return Optional.of(text).filter(url -> url.matches("jdbc:postgresql://[0-9A-Za-z.-]+(:[0-9]{1,5})?/[0-9A-Za-z_-]+(\\?(user|sslrootcert)=[^&]+(&(user|sslrootcert)=[^&]+)?)?"));
        }
    },
    /** A label printer: on the network, or a queue of the system. */
    PRINTER(ValueProblem.PRINTER) {
        @Override
        Optional<String> read(String text) {
            return Optional.of(text).filter(printer -> printer.matches("tcp://([0-9A-Za-z.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?|(queue|page):[A-Za-z0-9_][A-Za-z0-9_.-]{0,126}"));
        }
    },
    /** A file, by its whole path: whoever reads it may be anywhere. */
    FILE(ValueProblem.FILE) {
        @Override
        Optional<String> read(String text) {
            try {
                return Optional.of(text).filter(file -> Path.of(file).isAbsolute());
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }
    },
    /** A certificate authority that is built in. */
    ROOT_CA(ValueProblem.ONE_OF, RootCas.names()) {
        @Override
        Optional<String> read(String text) {
            return Optional.of(text.toLowerCase(Locale.ROOT)).filter(RootCas.names()::contains);
        }
    },
    /** A language to speak, by its tag, or that of the system. */
    LANGUAGE(Language.choices()),
    /** Colours of the window. */
    APPEARANCE(List.of("system", "light", "dark")),
    /** The size of text, in percent of the usual one. */
    TEXT_SIZE(List.of("100", "125", "150", "175")),
    /** Whether nothing moves that need not. */
    REDUCED_MOTION(List.of("system", "on", "off"));

    public static final String ON = "on";
    public static final String OFF = "off";
    /** In characters. */
    static final int LONGEST = 4096;

    private final ValueProblem wrong;
    private final List<String> choices;

    ValueType(ValueProblem wrong) {
        this(wrong, List.of());
    }

    ValueType(List<String> choices) {
        this(ValueProblem.ONE_OF, choices);
    }

    ValueType(ValueProblem wrong, List<String> choices) {
        this.wrong = wrong;
        this.choices = choices;
    }

    /** All that it can be, in the order in which it is offered; empty where that is not a list. */
    public List<String> choices() {
        return choices;
    }

    /** What is told of a value that it does not take. */
    Problem problem(Place place) {
        return choices.isEmpty() ? wrong.at(place) : wrong.at(place, choices);
    }

    Optional<String> read(String text) {
        return choices.stream().filter(text::equalsIgnoreCase).findFirst();
    }

    /** The value in its one form; empty when it is none. */
    public Optional<String> parse(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.length() > LONGEST ? Optional.empty() : read(stripped);
    }
}
