BEGIN TRANSACTION;
CREATE TABLE deck (
        number INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        stamp TEXT NOT NULL,
        head TEXT NOT NULL,
        entry TEXT NOT NULL
    );
CREATE TABLE declared (place INTEGER PRIMARY KEY, old TEXT NOT NULL, new TEXT NOT NULL);
CREATE TABLE event (
        id TEXT NOT NULL,
        item TEXT NOT NULL,
        day TEXT NOT NULL,
        at TEXT NOT NULL,
        device TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        kind TEXT NOT NULL,
        undoes TEXT NOT NULL,
        quality INTEGER,
        fingerprint TEXT NOT NULL,
        decision TEXT NOT NULL,
        file INTEGER,
        line TEXT NOT NULL
    );
INSERT INTO "event" VALUES('event-0','ml.cost/card-0','2026-03-02','2026-03-02T12:00:00.000000+00:00','0a1b2c3d4e5f',1,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-02T12:00:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-0","device":"0a1b2c3d4e5f","sequence":1,"kind":"review","key":"ml.cost/card-0","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"77a5e8cf"}');
INSERT INTO "event" VALUES('event-1','ml.cost/card-1','2026-03-03','2026-03-03T12:01:00.000000+00:00','0a1b2c3d4e5f',2,'review','',5,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-03T12:01:00.000000+00:00","offset_minutes":60,"day":"2026-03-03","id":"event-1","device":"0a1b2c3d4e5f","sequence":2,"kind":"review","key":"ml.cost/card-1","fingerprint":"1:0123456789abcdef","quality":5,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"13883a5a"}');
INSERT INTO "event" VALUES('event-2','ml.cost/card-0','2026-03-06','2026-03-06T12:02:00.000000+00:00','0a1b2c3d4e5f',3,'review','',2,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-06T12:02:00.000000+00:00","offset_minutes":60,"day":"2026-03-06","id":"event-2","device":"0a1b2c3d4e5f","sequence":3,"kind":"review","key":"ml.cost/card-0","fingerprint":"1:0123456789abcdef","quality":2,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"824318cf"}');
INSERT INTO "event" VALUES('event-3','ml.cost/card-1','2026-03-11','2026-03-11T12:03:00.000000+00:00','0a1b2c3d4e5f',4,'review','',3,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-11T12:03:00.000000+00:00","offset_minutes":60,"day":"2026-03-11","id":"event-3","device":"0a1b2c3d4e5f","sequence":4,"kind":"review","key":"ml.cost/card-1","fingerprint":"1:0123456789abcdef","quality":3,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"810e9add"}');
INSERT INTO "event" VALUES('event-4','ml.cost/card-0','2026-03-18','2026-03-18T12:04:00.000000+00:00','0a1b2c3d4e5f',5,'review','',1,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-18T12:04:00.000000+00:00","offset_minutes":60,"day":"2026-03-18","id":"event-4","device":"0a1b2c3d4e5f","sequence":5,"kind":"review","key":"ml.cost/card-0","fingerprint":"1:0123456789abcdef","quality":1,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"7a623cb3"}');
INSERT INTO "event" VALUES('event-5','ml.cost/card-1','2026-03-27','2026-03-27T12:05:00.000000+00:00','0a1b2c3d4e5f',6,'review','',0,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-27T12:05:00.000000+00:00","offset_minutes":60,"day":"2026-03-27","id":"event-5","device":"0a1b2c3d4e5f","sequence":6,"kind":"review","key":"ml.cost/card-1","fingerprint":"1:0123456789abcdef","quality":0,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"23a5a9c5"}');
INSERT INTO "event" VALUES('event-6','ml.cost/card-0','2026-04-07','2026-04-07T12:06:00.000000+00:00','0a1b2c3d4e5f',7,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-04-07T12:06:00.000000+00:00","offset_minutes":60,"day":"2026-04-07","id":"event-6","device":"0a1b2c3d4e5f","sequence":7,"kind":"review","key":"ml.cost/card-0","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"e92f52b9"}');
INSERT INTO "event" VALUES('event-7','ml.cost/card-1','2026-04-20','2026-04-20T12:07:00.000000+00:00','0a1b2c3d4e5f',8,'review','',5,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-04-20T12:07:00.000000+00:00","offset_minutes":60,"day":"2026-04-20","id":"event-7","device":"0a1b2c3d4e5f","sequence":8,"kind":"review","key":"ml.cost/card-1","fingerprint":"1:0123456789abcdef","quality":5,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"1b2768cc"}');
INSERT INTO "event" VALUES('event-20','ml.cost/rich','2026-03-03','2026-03-03T12:20:00.000000+00:00','0a1b2c3d4e5f',9,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-03T12:20:00.000000+00:00","offset_minutes":60,"day":"2026-03-03","id":"event-20","device":"0a1b2c3d4e5f","sequence":9,"kind":"review","key":"ml.cost/rich","fingerprint":"1:0123456789abcdef","quality":4,"proposed":3,"confidence":0.9,"thinking_ms":4300,"answer":"it''s \"\u2202L/\u2202w\"\n","count":3,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"5c5ae159"}');
INSERT INTO "event" VALUES('event-30','ml.cost/marked','2026-03-02','2026-03-02T12:30:00.000000+00:00','0a1b2c3d4e5f',10,'review','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-02T12:30:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-30","device":"0a1b2c3d4e5f","sequence":10,"kind":"review","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"96694e12"}');
INSERT INTO "event" VALUES('event-31','ml.cost/marked','2026-03-03','2026-03-03T12:31:00.000000+00:00','0a1b2c3d4e5f',11,'drill','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-03T12:31:00.000000+00:00","offset_minutes":60,"day":"2026-03-03","id":"event-31","device":"0a1b2c3d4e5f","sequence":11,"kind":"drill","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"1a8c3c41"}');
INSERT INTO "event" VALUES('event-32','ml.cost/marked','2026-03-04','2026-03-04T12:32:00.000000+00:00','0a1b2c3d4e5f',12,'ahead','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-04T12:32:00.000000+00:00","offset_minutes":60,"day":"2026-03-04","id":"event-32","device":"0a1b2c3d4e5f","sequence":12,"kind":"ahead","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"30dd3bd4"}');
INSERT INTO "event" VALUES('event-33','ml.cost/marked','2026-03-05','2026-03-05T12:33:00.000000+00:00','0a1b2c3d4e5f',13,'cram','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-05T12:33:00.000000+00:00","offset_minutes":60,"day":"2026-03-05","id":"event-33","device":"0a1b2c3d4e5f","sequence":13,"kind":"cram","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"b2564e56"}');
INSERT INTO "event" VALUES('event-35','ml.cost/marked','2026-03-07','2026-03-07T12:35:00.000000+00:00','0a1b2c3d4e5f',14,'bury','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-07T12:35:00.000000+00:00","offset_minutes":60,"day":"2026-03-07","id":"event-35","device":"0a1b2c3d4e5f","sequence":14,"kind":"bury","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"bbccfb79"}');
INSERT INTO "event" VALUES('event-36','ml.cost/marked','2026-03-08','2026-03-08T12:36:00.000000+00:00','0a1b2c3d4e5f',15,'suspend','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-08T12:36:00.000000+00:00","offset_minutes":60,"day":"2026-03-08","id":"event-36","device":"0a1b2c3d4e5f","sequence":15,"kind":"suspend","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"4703364a"}');
INSERT INTO "event" VALUES('event-37','ml.cost/marked','2026-03-09','2026-03-09T12:37:00.000000+00:00','0a1b2c3d4e5f',16,'resume','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-09T12:37:00.000000+00:00","offset_minutes":60,"day":"2026-03-09","id":"event-37","device":"0a1b2c3d4e5f","sequence":16,"kind":"resume","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"8edd54e9"}');
INSERT INTO "event" VALUES('event-38','ml.cost/marked','2026-03-10','2026-03-10T12:38:00.000000+00:00','0a1b2c3d4e5f',17,'flag','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-10T12:38:00.000000+00:00","offset_minutes":60,"day":"2026-03-10","id":"event-38","device":"0a1b2c3d4e5f","sequence":17,"kind":"flag","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"54d640ce"}');
INSERT INTO "event" VALUES('event-39','ml.cost/marked','2026-03-11','2026-03-11T12:39:00.000000+00:00','0a1b2c3d4e5f',18,'unflag','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-11T12:39:00.000000+00:00","offset_minutes":60,"day":"2026-03-11","id":"event-39","device":"0a1b2c3d4e5f","sequence":18,"kind":"unflag","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"3009bcf8"}');
INSERT INTO "event" VALUES('event-40','ml.cost/marked','2026-03-12','2026-03-12T12:40:00.000000+00:00','0a1b2c3d4e5f',19,'edit','',NULL,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-12T12:40:00.000000+00:00","offset_minutes":60,"day":"2026-03-12","id":"event-40","device":"0a1b2c3d4e5f","sequence":19,"kind":"edit","key":"ml.cost/marked","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"31ae0999"}');
INSERT INTO "event" VALUES('event-50','ml.cost/rich','2026-03-02','2026-03-02T12:50:00.000000+00:00','0a1b2c3d4e5f',20,'edit','',NULL,'1:0123456789abcdef','keep',1,'{"v":1,"at":"2026-03-02T12:50:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-50","device":"0a1b2c3d4e5f","sequence":20,"kind":"edit","key":"ml.cost/rich","fingerprint":"1:0123456789abcdef","thinking_ms":4300,"answer":"keep","scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"af2c140e"}');
INSERT INTO "event" VALUES('event-60','ml.cost/taken','2026-03-02','2026-03-02T13:00:00.000000+00:00','0a1b2c3d4e5f',21,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-02T13:00:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-60","device":"0a1b2c3d4e5f","sequence":21,"kind":"review","key":"ml.cost/taken","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"a836cfee"}');
INSERT INTO "event" VALUES('undo','ml.cost/taken','2026-03-02','2026-03-02T17:00:00.000000+00:00','0a1b2c3d4e5f',22,'undo','event-60',NULL,'','',1,'{"v":1,"at":"2026-03-02T17:00:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"undo","device":"0a1b2c3d4e5f","sequence":22,"kind":"undo","key":"ml.cost/taken","undoes":"event-60","crc":"01dd2948"}');
INSERT INTO "event" VALUES('redo','ml.cost/taken','2026-03-02','2026-03-02T17:00:00.000000+00:00','0a1b2c3d4e5f',23,'undo','undo',NULL,'','',1,'{"v":1,"at":"2026-03-02T17:00:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"redo","device":"0a1b2c3d4e5f","sequence":23,"kind":"undo","key":"ml.cost/taken","undoes":"undo","crc":"bd200dda"}');
INSERT INTO "event" VALUES('event-61','ml.cost/gone','2026-03-02','2026-03-02T13:01:00.000000+00:00','0a1b2c3d4e5f',24,'review','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-02T13:01:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"event-61","device":"0a1b2c3d4e5f","sequence":24,"kind":"review","key":"ml.cost/gone","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"eb49be6a"}');
INSERT INTO "event" VALUES('undo-2','ml.cost/gone','2026-03-02','2026-03-02T17:00:00.000000+00:00','0a1b2c3d4e5f',25,'undo','event-61',NULL,'','',1,'{"v":1,"at":"2026-03-02T17:00:00.000000+00:00","offset_minutes":60,"day":"2026-03-02","id":"undo-2","device":"0a1b2c3d4e5f","sequence":25,"kind":"undo","undoes":"event-61","crc":"c66efd68"}');
INSERT INTO "event" VALUES('event-70','ml.cost/rich','2026-03-04','2026-03-04T13:10:00.000000+00:00','0a1b2c3d4e5f',26,'mood','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-04T13:10:00.000000+00:00","offset_minutes":60,"day":"2026-03-04","id":"event-70","device":"0a1b2c3d4e5f","sequence":26,"kind":"mood","key":"ml.cost/rich","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"crc":"bec4f5ed"}');
INSERT INTO "event" VALUES('event-71','ml.cost/rich','2026-03-04','2026-03-04T13:10:00.000000+00:00','0a1b2c3d4e5f',26,'mood','',4,'1:0123456789abcdef','',1,'{"v":1,"at":"2026-03-04T13:10:00.000000+00:00","offset_minutes":60,"day":"2026-03-04","id":"event-71","device":"0a1b2c3d4e5f","sequence":26,"kind":"mood","key":"ml.cost/rich","fingerprint":"1:0123456789abcdef","quality":4,"thinking_ms":4300,"scheduler":"sm2","interval_before":0,"interval_after":1,"ease_before":250,"ease_after":250,"a_later_field":[1],"crc":"6d48cf3e"}');
CREATE TABLE file (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        bytes INTEGER NOT NULL DEFAULT 0,
        lines INTEGER NOT NULL DEFAULT 0,
        tail BLOB NOT NULL DEFAULT x'',
        damaged TEXT NOT NULL DEFAULT '[]',
        unread TEXT NOT NULL DEFAULT '[]'
    );
INSERT INTO "file" VALUES(1,'0a1b2c3d4e5f.jsonl',9065,27,X'6F7265223A3235302C22656173655F6166746572223A3235302C22615F6C617465725F6669656C64223A5B315D2C22637263223A223664343863663365227D0A','[]','[]');
CREATE TABLE fold (signature TEXT NOT NULL);
INSERT INTO "fold" VALUES('0.1.0 Preset(name=''sm2'', max_interval=365, early_counts_from=80, drill_limit=3, overdue_credit=True, fuzz=True, leeches=True, siblings_apart=True) None');
CREATE TABLE heir (old TEXT PRIMARY KEY, new TEXT NOT NULL);
CREATE TABLE item (
        deck INTEGER NOT NULL,
        place INTEGER NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        core INTEGER NOT NULL,
        rev INTEGER NOT NULL,
        family INTEGER NOT NULL,
        PRIMARY KEY (deck, place)
    ) WITHOUT ROWID;
CREATE TABLE memory (
        item TEXT PRIMARY KEY,
        streak INTEGER NOT NULL,
        interval_days INTEGER NOT NULL,
        ease INTEGER NOT NULL,
        due INTEGER,
        lapses INTEGER NOT NULL,
        last INTEGER,
        answers INTEGER NOT NULL,
        drills INTEGER NOT NULL,
        drilling INTEGER NOT NULL,
        buried INTEGER,
        suspended INTEGER NOT NULL,
        flagged INTEGER NOT NULL,
        fingerprint TEXT NOT NULL,
        rev INTEGER
    ) WITHOUT ROWID;
INSERT INTO "memory" VALUES('ml.cost/card-0',2,6,250,739718,2,739713,4,0,0,NULL,0,0,'1:0123456789abcdef',1);
INSERT INTO "memory" VALUES('ml.cost/card-1',2,6,256,739731,1,739726,4,0,0,NULL,0,0,'1:0123456789abcdef',1);
INSERT INTO "memory" VALUES('ml.cost/marked',0,0,250,NULL,0,NULL,0,0,0,739682,0,0,'1:0123456789abcdef',1);
INSERT INTO "memory" VALUES('ml.cost/rich',1,1,250,739679,0,739678,1,0,0,NULL,0,0,'1:0123456789abcdef',1);
INSERT INTO "memory" VALUES('ml.cost/taken',1,1,250,739678,0,739677,1,0,0,NULL,0,0,'1:0123456789abcdef',1);
CREATE TABLE tally (
        deck INTEGER PRIMARY KEY,
        today INTEGER NOT NULL,
        counts TEXT NOT NULL
    );
CREATE INDEX event_lost ON event (device) WHERE file IS NULL;
CREATE INDEX event_undo ON event (item) WHERE undoes <> '';
CREATE INDEX event_relink ON event (item) WHERE kind = 'relink';
CREATE INDEX memory_by_last ON memory (last);
CREATE INDEX item_by_key ON item (key);
CREATE UNIQUE INDEX event_by_id ON event (id);
CREATE INDEX event_by_item ON event (item);
CREATE INDEX event_by_day ON event (day, at, device, sequence);
CREATE INDEX event_by_time ON event (at, sequence);
COMMIT;
PRAGMA user_version = 2081332340;
