package dev.arenite.comparison.media;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.Contender;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.Text;
import dev.arenite.comparison.peer.ActivejContender;
import dev.arenite.comparison.peer.ForyContender;
import dev.arenite.comparison.peer.JacksonContender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The value of jvm-serializers. The field that is asked for is the size of the video, and an
/// update adds one to it.
public final class MediaContents implements DataSet<MediaContent> {

    private final List<MediaContent> values = List.of(MediaContent.ofBenchmark());

    @Override
    public List<MediaContent> values() {
        return values;
    }

    @Override
    public int bufferBytes() {
        return 4096;
    }

    @Override
    public Map<String, Supplier<Contender<MediaContent>>> contenders() {
        Map<String, Supplier<Contender<MediaContent>>> all = new LinkedHashMap<>();
        all.put("arenite", () -> new AreniteMedia(this, false));
        all.put("arenite-checked", () -> new AreniteMedia(this, true));
        all.put("sbe", () -> new SbeMedia(this));
        all.put("flatbuffers", () -> new FlatBuffersMedia(this));
        all.put("capnproto", () -> new CapnProtoMedia(this));
        all.put(
                "fory",
                () ->
                        ForyContender.onHeap(
                                this,
                                MediaContent.class,
                                Media.class,
                                Image.class,
                                Player.class,
                                Size.class));
        all.put("jackson-cbor", () -> JacksonContender.cbor(this, MediaContent.class));
        all.put("jackson-smile", () -> JacksonContender.smile(this, MediaContent.class));
        all.put("jackson-json", () -> JacksonContender.json(this, MediaContent.class));
        all.put("message-pack", () -> new MessagePackMedia(this));
        all.put("data-stream", () -> new DataStreamMedia(this));
        all.put("avro", () -> new AvroMedia(this));
        all.put("protobuf", () -> new ProtobufMedia(this));
        all.put("kryo", () -> new KryoMedia(this));
        all.put("activej", () -> new ActivejContender<>(this, MediaContent.class));
        return all;
    }

    @Override
    public MediaContent made(MediaContent content, UnaryOperator<String> text) {
        Media media = content.media();
        List<String> persons = new ArrayList<>(media.persons().size());
        for (String person : media.persons()) {
            persons.add(text.apply(person));
        }
        List<Image> images = new ArrayList<>(content.images().size());
        for (Image image : content.images()) {
            images.add(
                    new Image(
                            text.apply(image.uri()),
                            image.title().map(text),
                            image.width(),
                            image.height(),
                            image.size()));
        }
        return new MediaContent(
                new Media(
                        text.apply(media.uri()),
                        media.title().map(text),
                        media.width(),
                        media.height(),
                        text.apply(media.format()),
                        media.duration(),
                        media.size(),
                        media.bitrate().map(bitrate -> bitrate),
                        persons,
                        media.player(),
                        media.copyright().map(text)),
                images);
    }

    @Override
    public long field(MediaContent content) {
        return content.media().size();
    }

    @Override
    public MediaContent updated(MediaContent content) {
        Media media = content.media();
        Media updated =
                new Media(
                        media.uri(),
                        media.title(),
                        media.width(),
                        media.height(),
                        media.format(),
                        media.duration(),
                        media.size() + 1,
                        media.bitrate(),
                        media.persons(),
                        media.player(),
                        media.copyright());
        return new MediaContent(updated, content.images());
    }

    @Override
    public long checksum(MediaContent content) {
        Media media = content.media();
        long sum = Text.leaf(media.uri()) + Text.leaf(media.title().orElse(""));
        sum += media.width() + media.height() + Text.leaf(media.format());
        sum += media.duration() + media.size() + media.bitrate().orElse(0);
        for (String person : media.persons()) {
            sum += Text.leaf(person);
        }
        sum += (media.player() == Player.FLASH ? 1 : 0) + Text.leaf(media.copyright().orElse(""));
        for (Image image : content.images()) {
            sum += Text.leaf(image.uri()) + Text.leaf(image.title().orElse(""));
            sum += image.width() + image.height() + (image.size() == Size.LARGE ? 1 : 0);
        }
        return sum;
    }
}
