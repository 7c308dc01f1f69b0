package dev.claimport.settings;

import dev.claimport.text.YamlNodes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Settings as YAML: one mapping of ids to values, where names may also be a list. Whatever is not understood is a mistake. */
final class SettingsYaml {

    /** In bytes and in characters. */
    static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 4;

    private SettingsYaml() {}

    static Map<Setting, String> read(String text, Reserved reserved) throws SettingsException {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(0);
        try {
            Optional<Node> root = YamlNodes.compose(text, limits);
            if (root.isEmpty()) {
                return Map.of();
            }
            if (!(root.get() instanceof MappingNode mapping)) {
                throw new SettingsException(line(root.get()), "it has to be keys and values, such as \"practice: off\"");
            }
            return settings(mapping, reserved);
        } catch (MarkedYAMLException e) {
            throw new SettingsException(e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1, "not YAML");
        } catch (YAMLException _) {
            throw new SettingsException(1, "not YAML");
        }
    }

    private static Map<Setting, String> settings(MappingNode mapping, Reserved reserved) throws SettingsException {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            int line = line(pair.getKeyNode());
            String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Integer before = lines.putIfAbsent(key, line);
            if (before != null) {
                throw new SettingsException(line, "\"" + key + "\" is there twice; first on line " + before);
            }
            if (!reserved.accepts(key)) {
                Setting setting = Setting.find(key).orElseThrow(() -> new SettingsException(line, "unknown key \"" + shortened(key) + "\""));
                settings.put(setting, value(setting, text(setting, pair.getValueNode()), line));
            }
        }
        return settings;
    }

    /** @param line 0 where there are no lines */
    static String value(Setting setting, Optional<String> text, int line) throws SettingsException {
        return text.flatMap(setting.type()::parse).orElseThrow(() ->
                new SettingsException(line, "\"" + setting.id() + "\" takes " + setting.type().wanted()));
    }

    private static Optional<String> text(Setting setting, Node node) {
        return switch (node) {
            case ScalarNode scalar -> Optional.of(scalar.getValue());
            case SequenceNode sequence when setting.type() == ValueType.NAMES && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                    Optional.of(sequence.getValue().stream().map(item -> ((ScalarNode) item).getValue()).collect(Collectors.joining(",")));
            default -> Optional.empty();
        };
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String shortened(String key) {
        String plain = key.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
    }
}
