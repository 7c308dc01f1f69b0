import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What is packaged: the texts of product.properties and the version. */
final class Product {

    private final Properties texts;
    private final String version;

    private Product(Properties texts, String version) {
        this.texts = texts;
        this.version = version;
    }

    /** @param version as Maven has it */
    static Product read(Path file, String version) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return new Product(texts, version);
    }

    String text(String name) {
        String text = texts.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("product.properties has no " + name);
        }
        return text;
    }

    /** Both dpkg and rpm sort what follows a tilde before the release itself. */
    String linuxVersion() {
        return version.replace("-SNAPSHOT", "~snapshot").replace('-', '~');
    }

    /** Windows and macOS take numbers only. */
    String numericVersion() {
        return version.replaceFirst("-.*", "");
    }

    /** {@code text} with what is between @ filled in; {@code more} goes before the product's own. */
    String fill(String text, Map<String, String> more) {
        Map<String, String> values = new TreeMap<>();
        texts.stringPropertyNames().forEach(name -> values.put(name, texts.getProperty(name)));
        values.put("version", linuxVersion());
        values.put("version.numeric", numericVersion());
        values.putAll(more);
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("@" + value.getKey() + "@", value.getValue());
        }
        return filled;
    }
}
