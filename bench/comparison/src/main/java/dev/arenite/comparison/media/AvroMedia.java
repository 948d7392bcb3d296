package dev.arenite.comparison.media;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.AvroContender;
import dev.arenite.schemas.avro.ImageMessage;
import dev.arenite.schemas.avro.MediaContentMessage;
import dev.arenite.schemas.avro.MediaMessage;
import dev.arenite.schemas.avro.PlayerCode;
import dev.arenite.schemas.avro.SizeCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated records.
final class AvroMedia extends AvroContender<MediaContent, MediaContentMessage> {

    AvroMedia(DataSet<MediaContent> dataSet) {
        super(dataSet, MediaContentMessage.class);
    }

    @Override
    protected MediaContentMessage message(MediaContent content) {
        List<ImageMessage> images = new ArrayList<>(content.images().size());
        for (Image image : content.images()) {
            images.add(
                    new ImageMessage(
                            image.uri(),
                            image.title().orElse(null),
                            image.width(),
                            image.height(),
                            image.size() == Size.LARGE ? SizeCode.LARGE : SizeCode.SMALL));
        }
        return new MediaContentMessage(message(content.media()), images);
    }

    private static MediaMessage message(Media media) {
        return new MediaMessage(
                media.uri(),
                media.title().orElse(null),
                media.width(),
                media.height(),
                media.format(),
                media.duration(),
                media.size(),
                media.bitrate().orElse(null),
                media.persons(),
                media.player() == Player.FLASH ? PlayerCode.FLASH : PlayerCode.JAVA,
                media.copyright().orElse(null));
    }

    @Override
    protected MediaContent value(MediaContentMessage message) {
        List<Image> images = new ArrayList<>(message.getImages().size());
        for (ImageMessage image : message.getImages()) {
            images.add(
                    new Image(
                            image.getUri(),
                            Optional.ofNullable(image.getTitle()),
                            image.getWidth(),
                            image.getHeight(),
                            image.getSize() == SizeCode.LARGE ? Size.LARGE : Size.SMALL));
        }
        return new MediaContent(value(message.getMedia()), images);
    }

    private static Media value(MediaMessage media) {
        return new Media(
                media.getUri(),
                Optional.ofNullable(media.getTitle()),
                media.getWidth(),
                media.getHeight(),
                media.getFormat(),
                media.getDuration(),
                media.getSize(),
                Optional.ofNullable(media.getBitrate()),
                new ArrayList<>(media.getPersons()),
                media.getPlayer() == PlayerCode.FLASH ? Player.FLASH : Player.JAVA,
                Optional.ofNullable(media.getCopyright()));
    }
}
