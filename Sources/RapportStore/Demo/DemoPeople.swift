/// The people of the demo network: invented names in the scripts that a network has.
///
/// Each line is a name, its part in addresses, what the user calls the person in notes, and a city.
enum DemoPeople {
    struct Person: Sendable {
        var name: String
        var slug: String
        var shortName: String
        var city: String
    }

    static let all: [Person] = lines.split(separator: "\n").map { line in
        let parts = line.split(separator: "|").map(String.init)
        return Person(name: parts[0], slug: parts[1], shortName: parts[2], city: parts[3])
    }

    /// Somebody's name by its part in addresses.
    static func name(of slug: String) -> String { all.first { $0.slug == slug }?.name ?? slug }

    private static let lines = """
        Agnieszka Wróblewska|agnieszka.wroblewska|Agnieszka|Warsaw
        Mira Okonkwo|mira.okonkwo|Mira|London
        José Álvarez Peña|jose.alvarez|José|Madrid
        Greta Lind|greta.lind|Greta|Stockholm
        山田 太郎|taro.yamada|Taro|Tokyo
        Olu Adeyemi|olu.adeyemi|Olu|Lagos
        Zoë van der Meulen|zoe.vandermeulen|Zoë|Amsterdam
        Łukasz Gołębiewski|lukasz.golebiewski|Łukasz|Warsaw
        Priya Raghunathan|priya.raghunathan|Priya|Bengaluru
        Bjørn Ødegård|bjorn.odegard|Bjørn|Oslo
        Ελένη Παπαδοπούλου|eleni.papadopoulou|Eleni|Athens
        Sam O’Neil|sam.oneil|Sam|Dublin
        Ana Petrović|ana.petrovic|Ana|Belgrade
        Алёна Кравченко|alyona.kravchenko|Alyona|Kyiv
        김민수|minsu.kim|Min-su|Seoul
        Théo Lefèvre|theo.lefevre|Théo|Paris
        Wei Zhang|wei.zhang|Wei|Singapore
        ليلى حداد|layla.haddad|Layla|Beirut
        נועה ברק|noa.barak|Noa|Tel Aviv
        आरव शर्मा|aarav.sharma|Aarav|Delhi
        Nguyễn Thị Ánh|anh.nguyen|Ánh|Hanoi
        Katarína Šimková|katarina.simkova|Katarína|Bratislava
        Jürgen Weiß|juergen.weiss|Jürgen|Munich
        Gülşen Yıldırım|gulsen.yildirim|Gülşen|Istanbul
        陈思远|siyuan.chen|Siyuan|Shanghai
        Inês Figueiredo|ines.figueiredo|Inês|Lisbon
        Kwame Mensah|kwame.mensah|Kwame|Accra
        Rhiannon Llewellyn|rhiannon.llewellyn|Rhiannon|Cardiff
        Sébastien Côté|sebastien.cote|Sébastien|Montréal
        佐藤 美咲|misaki.sato|Misaki|Tokyo
        Дмитрий Соколов|dmitry.sokolov|Dmitry|Almaty
        Chloé Dubois|chloe.dubois|Chloé|Lyon
        Mateusz Dąbrowski|mateusz.dabrowski|Mateusz|Kraków
        Fatima El Amrani|fatima.elamrani|Fatima|Casablanca
        Hannah Vogel|hannah.vogel|Hannah|Berlin
        Νίκος Αλεξίου|nikos.alexiou|Nikos|Thessaloniki
        Daniel Brandt|daniel.brandt|Daniel|Berlin
        이서연|seoyeon.lee|Seo-yeon|Seoul
        Márton Szőke|marton.szoke|Márton|Budapest
        Siobhán Ní Cheallaigh|siobhan.nicheallaigh|Siobhán|Galway
        عمر منصور|omar.mansour|Omar|Cairo
        Tomás Echeverría|tomas.echeverria|Tomás|Buenos Aires
        Aoife Brennan|aoife.brennan|Aoife|Dublin
        李雪|xue.li|Xue|Beijing
        Jens Østergaard|jens.ostergaard|Jens|Copenhagen
        Yusuf Özkan|yusuf.ozkan|Yusuf|Berlin
        प्रिया मेहता|priya.mehta|Priya|Mumbai
        Ondřej Dvořáček|ondrej.dvoracek|Ondřej|Prague
        Valentina Rossi|valentina.rossi|Valentina|Milan
        Ivana Horvat|ivana.horvat|Ivana|Zagreb
        איתן לוי|eitan.levi|Eitan|Tel Aviv
        Nora Bergström|nora.bergstrom|Nora|Gothenburg
        Marcus Whitfield|marcus.whitfield|Marcus|New York
        Олена Шевчук|olena.shevchuk|Olena|Lviv
        Thandiwe Nkosi|thandiwe.nkosi|Thandiwe|Cape Town
        Raphaël Girard|raphael.girard|Raphaël|Brussels
        鈴木 健|ken.suzuki|Ken|Osaka
        Lena Hartmann|lena.hartmann|Lena|Hamburg
        Guðrún Jónsdóttir|gudrun.jonsdottir|Guðrún|Reykjavík
        Rui Gonçalves|rui.goncalves|Rui|Porto
        Amara Diallo|amara.diallo|Amara|Dakar
        박지훈|jihoon.park|Ji-hoon|Busan
        Paweł Żurawski|pawel.zurawski|Paweł|Gdańsk
        Emily Nakamura|emily.nakamura|Emily|San Francisco
        Δημήτρης Βασιλείου|dimitris.vasileiou|Dimitris|Athens
        Camila Nuñez|camila.nunez|Camila|Bogotá
        Trần Quốc Bảo|bao.tran|Bảo|Ho Chi Minh City
        Jakub Říha|jakub.riha|Jakub|Brno
        Aleksandra Nowak|aleksandra.nowak|Ola|Berlin
        王伟|wei.wang|Wei W.|Hangzhou
        Björn Lindqvist|bjorn.lindqvist|Björn|Malmö
        سارة الخطيب|sara.alkhatib|Sara|Amman
        Henrik Sørensen|henrik.sorensen|Henrik|Aarhus
        Мария Иванова|maria.ivanova|Maria|Sofia
        Ayşe Demir|ayse.demir|Ayşe|Ankara
        Caoimhe Doyle|caoimhe.doyle|Caoimhe|Cork
        Rohan Kulkarni|rohan.kulkarni|Rohan|Pune
        Élodie Marchand|elodie.marchand|Élodie|Paris
        Diego Ibáñez|diego.ibanez|Diego|Valencia
        田中 陽子|yoko.tanaka|Yoko|Kyoto
        Markéta Nováková|marketa.novakova|Markéta|Prague
        Tobias Krämer|tobias.kraemer|Tobias|Cologne
        Aisha Bello|aisha.bello|Aisha|Abuja
        Mikael Hämäläinen|mikael.hamalainen|Mikael|Helsinki
        Ștefan Munteanu|stefan.munteanu|Ștefan|Bucharest
        רוני כהן|roni.cohen|Roni|Haifa
        Zsófia Farkas|zsofia.farkas|Zsófia|Budapest
        Oliver Hastings|oliver.hastings|Oliver|London
        Наталья Белова|natalia.belova|Natalia|Tbilisi
        João Pedro Araújo|joao.araujo|João|São Paulo
        刘芳|fang.liu|Fang|Shenzhen
        Isabel Schröder|isabel.schroeder|Isabel|Berlin
        Kenji Watanabe|kenji.watanabe|Kenji|Seattle
        अनन्या पटेल|ananya.patel|Ananya|Ahmedabad
        Maëlle Kerviel|maelle.kerviel|Maëlle|Nantes
        Andrés Villanueva|andres.villanueva|Andrés|Mexico City
        최유진|yujin.choi|Yu-jin|Seoul
        Signe Rasmussen|signe.rasmussen|Signe|Copenhagen
        Tadeáš Kučera|tadeas.kucera|Tadeáš|Ostrava
        Georgia Papadakis|georgia.papadakis|Georgia|Melbourne
        Abdul Rahman Siddiqui|abdul.siddiqui|Abdul|Lahore
        Κατερίνα Ιωάννου|katerina.ioannou|Katerina|Nicosia
        Florian Bühler|florian.buehler|Florian|Zürich
        Wanjiru Kamau|wanjiru.kamau|Wanjiru|Nairobi
        Laurynas Žukauskas|laurynas.zukauskas|Laurynas|Vilnius
        Ingrid Sæther|ingrid.saether|Ingrid|Bergen
        ياسمين فاروق|yasmin.farouk|Yasmin|Alexandria
        Petra Kovačič|petra.kovacic|Petra|Ljubljana
        高橋 悠|yu.takahashi|Yu|Sapporo
        Michael Adler|michael.adler|Michael|Vienna
        Ігор Мельник|ihor.melnyk|Ihor|Odesa
        Beatriz Carvalho|beatriz.carvalho|Bia|Recife
        Lars-Erik Nygård|larserik.nygard|Lars-Erik|Trondheim
        Simone Baumgartner|simone.baumgartner|Simone|Graz
        विक्रम सिंह|vikram.singh|Vikram|Jaipur
        Clara Montagné|clara.montagne|Clara|Toulouse
        Mehmet Çelik|mehmet.celik|Mehmet|Izmir
        Liisa Kallas|liisa.kallas|Liisa|Tallinn
        赵敏|min.zhao|Min|Chengdu
        Grace Achieng|grace.achieng|Grace|Kampala
        Philipp Möller|philipp.moeller|Philipp|Leipzig
        Nicolás Quiñones|nicolas.quinones|Nico|Santiago
        Ewa Śliwińska|ewa.sliwinska|Ewa|Wrocław
        דנה שפירא|dana.shapira|Dana|Jerusalem
        Matthias Egger|matthias.egger|Matthias|Bern
        Phạm Minh Đức|duc.pham|Đức|Da Nang
        Sophie Delacroix|sophie.delacroix|Sophie|Geneva
        Rasmus Põld|rasmus.pold|Rasmus|Tartu
        정하은|haeun.jung|Ha-eun|Incheon
        Emre Şahin|emre.sahin|Emre|Berlin
        Jasmine Okafor|jasmine.okafor|Jasmine|Toronto
        Светлана Орлова|svetlana.orlova|Svetlana|Yerevan
        Hugo Sjöberg|hugo.sjoberg|Hugo|Uppsala
        Lucía Fernández|lucia.fernandez|Lucía|Seville
        Andrea Bianchi|andrea.bianchi|Andrea|Turin
        Ruth Ashworth|ruth.ashworth|Ruth|Manchester
        伊藤 さくら|sakura.ito|Sakura|Nagoya
        Dávid Kráľ|david.kral|Dávid|Košice
        Σοφία Γεωργίου|sofia.georgiou|Sofia|Patras
        Catarina Brandão|catarina.brandao|Catarina|Lisbon
        Jan-Willem de Groot|janwillem.degroot|Jan-Willem|Utrecht
        خالد النجار|khaled.alnajjar|Khaled|Dubai
        Miriam Feldmann|miriam.feldmann|Miriam|Frankfurt
        Álvaro Zubizarreta|alvaro.zubizarreta|Álvaro|Bilbao
        Anouk Peeters|anouk.peeters|Anouk|Antwerp
        Тимур Ахметов|timur.akhmetov|Timur|Astana
        Naledi Mokoena|naledi.mokoena|Naledi|Johannesburg
        Klára Benešová|klara.benesova|Klára|Prague
        孙浩|hao.sun|Hao|Nanjing
        Declan Murphy|declan.murphy|Declan|Boston
        नेहा गुप्ता|neha.gupta|Neha|Hyderabad
        Stéphanie Roux|stephanie.roux|Stéphanie|Marseille
        Viktor Håkansson|viktor.hakansson|Viktor|Stockholm
        Marta Jiménez|marta.jimenez|Marta|Barcelona
        윤도현|dohyun.yoon|Do-hyun|Daejeon
        Patrick Oyelaran|patrick.oyelaran|Patrick|Austin
        Helga Þórsdóttir|helga.thorsdottir|Helga|Akureyri
        Julia Wiśniewska|julia.wisniewska|Julia|Poznań
        Cem Aydoğan|cem.aydogan|Cem|Berlin
        Христо Димитров|hristo.dimitrov|Hristo|Plovdiv
        Amélie Fontaine|amelie.fontaine|Amélie|Bordeaux
        יעל פרידמן|yael.friedman|Yael|Tel Aviv
        Robert Kessler|robert.kessler|Robert|Stuttgart
        Lê Hoàng Long|long.le|Long|Hanoi
        Francesca De Luca|francesca.deluca|Francesca|Rome
        Sanna Väisänen|sanna.vaisanen|Sanna|Tampere
        渡辺 直樹|naoki.watanabe|Naoki|Fukuoka
        Carlos Eduardo Brito|carlos.brito|Cadu|Rio de Janeiro
        Elif Korkmaz|elif.korkmaz|Elif|Istanbul
        Joanna Pietrzak|joanna.pietrzak|Asia|Łódź
        Γιώργος Νικολαΐδης|giorgos.nikolaidis|Giorgos|Heraklion
        Benedict Achterberg|benedict.achterberg|Ben|Rotterdam
        Malika Benslimane|malika.benslimane|Malika|Rabat
        周婷|ting.zhou|Ting|Taipei
        Christoph Süß|christoph.suess|Christoph|Dresden
        Ximena Durán|ximena.duran|Ximena|Lima
        Юлія Бондаренко|yuliia.bondarenko|Yuliia|Kharkiv
        Arturs Bērziņš|arturs.berzins|Arturs|Riga
        हर्ष वर्मा|harsh.verma|Harsh|Chennai
        Tove Sandberg|tove.sandberg|Tove|Linköping
        Eleanor Prescott|eleanor.prescott|Eleanor|Edinburgh
        رنا سليمان|rana.suleiman|Rana|Doha
        Timo Lehtonen|timo.lehtonen|Timo|Espoo
        Vesna Đorđević|vesna.dordevic|Vesna|Novi Sad
        한지민|jimin.han|Ji-min|Seoul
        Gabriel Świątek|gabriel.swiatek|Gabriel|Katowice
        Louise Thorne|louise.thorne|Louise|Sydney
        Dragoș Ionescu|dragos.ionescu|Dragoș|Cluj-Napoca
        Сергей Петров|sergey.petrov|Sergey|Riga
        Paulina Zając|paulina.zajac|Paulina|Berlin
        小林 亮|ryo.kobayashi|Ryo|Yokohama
        Esther Goldmann|esther.goldmann|Esther|Chicago
        Nils Ångström|nils.angstrom|Nils|Lund
        Manuela Große|manuela.grosse|Manu|Berlin
        Θανάσης Μάρκου|thanasis.markou|Thanasis|Athens
        Adrien Béranger|adrien.beranger|Adrien|Lille
        Samira Hosseini|samira.hosseini|Samira|Berlin
        吴磊|lei.wu|Lei|Guangzhou
        """
}
