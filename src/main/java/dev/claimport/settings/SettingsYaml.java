package dev.claimport.settings;

import dev.claimport.failure.Place;
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

    static Map<Setting, String> read(String text) throws SettingsException {
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
                throw SettingsException.of(SettingsProblem.NOT_A_MAPPING, line(root.get()));
            }
            return settings(mapping);
        } catch (MarkedYAMLException e) {
            throw SettingsException.of(SettingsProblem.NOT_YAML, new Place.Line(e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1));
        } catch (YAMLException _) {
            throw SettingsException.of(SettingsProblem.NOT_YAML, Place.WHOLE);
        }
    }

    private static Map<Setting, String> settings(MappingNode mapping) throws SettingsException {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple pair : mapping.getValue()) {
            Place.Line line = line(pair.getKeyNode());
            String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            Integer before = lines.putIfAbsent(key, line.line());
            if (before != null) {
                throw SettingsException.of(SettingsProblem.KEY_TWICE, line, key, before);
            }
            Setting setting = Setting.find(key).orElseThrow(() -> SettingsException.of(SettingsProblem.KEY_UNKNOWN, line, key));
            settings.put(setting, value(setting, text(setting, pair.getValueNode()), line));
        }
        return settings;
    }

    static String value(Setting setting, Optional<String> text, Place place) throws SettingsException {
        return text.flatMap(setting.type()::parse).orElseThrow(() -> new SettingsException(setting.type().problem(place)));
    }

    private static Optional<String> text(Setting setting, Node node) {
        return switch (node) {
            case ScalarNode scalar -> Optional.of(scalar.getValue());
            case SequenceNode sequence when setting.type() == ValueType.NAMES && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                    Optional.of(sequence.getValue().stream().map(item -> ((ScalarNode) item).getValue()).collect(Collectors.joining(",")));
            default -> Optional.empty();
        };
    }

    private static Place.Line line(Node node) {
        return new Place.Line(node.getStartMark().getLine() + 1);
    }
}
