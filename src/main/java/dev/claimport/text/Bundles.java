package dev.claimport.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Where texts lie: the English ones in this package, those of a language in a folder of its tag ({@code de/failures.properties}). A translator's folder,
 * laid out in the same way, comes before both, text by text, and is read anew each time, so that what was changed there is seen without building anything.
 */
final class Bundles extends ResourceBundle.Control {

    private static final String PACKAGE = "dev.claimport.text.";

    private final Optional<Path> translators;

    /** @param translators a folder with bundles of a translator's own */
    Bundles(Optional<Path> translators) {
        this.translators = translators;
    }

    /** As the system property {@code claimport.texts} says, or the environment's {@code CLAIMPORT_TEXTS}. */
    static Bundles here() {
        return new Bundles(Optional.ofNullable(System.getProperty("claimport.texts", System.getenv("CLAIMPORT_TEXTS"))).filter(folder -> !folder.isEmpty()).map(Path::of));
    }

    /** @throws java.util.MissingResourceException when there is no such part in English */
    ResourceBundle bundle(String part, Locale locale) {
        if (translators.isPresent()) {
            ResourceBundle.clearCache(Bundles.class.getClassLoader());
        }
        return ResourceBundle.getBundle(part, locale, Bundles.class.getClassLoader(), this);
    }

    @Override
    public List<String> getFormats(String part) {
        return FORMAT_PROPERTIES;
    }

    /** Whoever speaks no language of ours reads English, not that of whoever set up the computer. */
    @Override
    public @Nullable Locale getFallbackLocale(String part, Locale locale) {
        return null;
    }

    /** Before English comes what is nearest of our languages: a technician in Portugal reads Brazil's Portuguese. */
    @Override
    public List<Locale> getCandidateLocales(String part, Locale locale) {
        List<Locale> candidates = new ArrayList<>(super.getCandidateLocales(part, locale));
        Optional<Language> nearest = Language.of(locale);
        if (nearest.isPresent() && !candidates.contains(nearest.get().locale())) {
            candidates.add(candidates.size() - 1, nearest.get().locale());
        }
        return candidates;
    }

    @Override
    public String toBundleName(String part, Locale locale) {
        return PACKAGE + folder(locale).replace('/', '.') + part;
    }

    private static String folder(Locale locale) {
        return locale.equals(Locale.ROOT) ? "" : locale.toLanguageTag() + "/";
    }

    @Override
    public @Nullable ResourceBundle newBundle(String part, Locale locale, String format, ClassLoader loader, boolean reload) throws IOException {
        String file = folder(locale) + part + ".properties";
        Optional<Path> own = translators.map(folder -> folder.resolve(file)).filter(Files::isRegularFile);
        try (InputStream builtIn = loader.getResourceAsStream(PACKAGE.replace('.', '/') + file)) {
            if (builtIn == null && own.isEmpty()) {
                return null;
            }
            // What is read later counts.
            try (Reader texts = new InputStreamReader(new SequenceInputStream(builtIn == null ? InputStream.nullInputStream() : builtIn, own(own)), StandardCharsets.UTF_8)) {
                return new PropertyResourceBundle(texts);
            }
        }
    }

    private static InputStream own(Optional<Path> file) throws IOException {
        return file.isEmpty() ? InputStream.nullInputStream()
                : new SequenceInputStream(new ByteArrayInputStream(new byte[] {'\n'}), new ByteArrayInputStream(Files.readAllBytes(file.get())));
    }
}
