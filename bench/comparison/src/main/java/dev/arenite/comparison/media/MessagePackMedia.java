package dev.arenite.comparison.media;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.MessagePackContender;

import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By hand: constants are numbers.
final class MessagePackMedia extends MessagePackContender<MediaContent> {

    MessagePackMedia(DataSet<MediaContent> dataSet) {
        super(dataSet);
    }

    @Override
    protected void write(MessagePacker to, MediaContent content) throws IOException {
        to.packArrayHeader(2);
        write(to, content.media());
        to.packArrayHeader(content.images().size());
        for (Image image : content.images()) {
            to.packArrayHeader(5);
            to.packString(image.uri());
            write(to, image.title());
            to.packInt(image.width());
            to.packInt(image.height());
            to.packInt(image.size() == Size.LARGE ? 1 : 0);
        }
    }

    private static void write(MessagePacker to, Media media) throws IOException {
        to.packArrayHeader(11);
        to.packString(media.uri());
        write(to, media.title());
        to.packInt(media.width());
        to.packInt(media.height());
        to.packString(media.format());
        to.packLong(media.duration());
        to.packLong(media.size());
        if (media.bitrate().isPresent()) {
            to.packInt(media.bitrate().get());
        } else {
            to.packNil();
        }
        to.packArrayHeader(media.persons().size());
        for (String person : media.persons()) {
            to.packString(person);
        }
        to.packInt(media.player() == Player.FLASH ? 1 : 0);
        write(to, media.copyright());
    }

    private static void write(MessagePacker to, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            to.packString(text.get());
        } else {
            to.packNil();
        }
    }

    @Override
    protected MediaContent read(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        Media media = readMedia(from);
        int count = from.unpackArrayHeader();
        List<Image> images = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            from.unpackArrayHeader();
            images.add(
                    new Image(
                            from.unpackString(),
                            readText(from),
                            from.unpackInt(),
                            from.unpackInt(),
                            from.unpackInt() == 1 ? Size.LARGE : Size.SMALL));
        }
        return new MediaContent(media, images);
    }

    private static Media readMedia(MessageUnpacker from) throws IOException {
        from.unpackArrayHeader();
        return new Media(
                from.unpackString(),
                readText(from),
                from.unpackInt(),
                from.unpackInt(),
                from.unpackString(),
                from.unpackLong(),
                from.unpackLong(),
                from.tryUnpackNil() ? Optional.empty() : Optional.of(from.unpackInt()),
                readPersons(from),
                from.unpackInt() == 1 ? Player.FLASH : Player.JAVA,
                readText(from));
    }

    private static List<String> readPersons(MessageUnpacker from) throws IOException {
        int count = from.unpackArrayHeader();
        List<String> persons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            persons.add(from.unpackString());
        }
        return persons;
    }

    private static Optional<String> readText(MessageUnpacker from) throws IOException {
        return from.tryUnpackNil() ? Optional.empty() : Optional.of(from.unpackString());
    }
}
