import type { Language } from '../../domain/language.ts';

/**
 * The words of which sentences consist that send a reply, say who filled it in and signed it, ask for its receipt and close with a
 * courtesy. One with a hyphen behind it stands for every word that begins so; Chinese is looked at by pairs of signs. What may
 * limit, date or divide a reply is left out on purpose ("some", "preliminary", "separately", "tomorrow"), however often letters
 * have it.
 */
export const LETTER_WORDS: Readonly<Record<Language, string>> = {
  en: `
    a able about above abovementioned accept accepted accordance accurate accurately acknowledg- act acting action
    address addressed addresses addressing administration administrations adopt adopted adopting advance advis-
    affair- aforementioned aforesaid after afternoon again agency all allow already also am ambassador amendments
    among an analys- and annex annexed announc- another answered answering answers anticipate anticipation any
    anything apolog- applicable apply appreciat- appropriate approv- april arabic archive archived are arriv- as ask
    assigned assigning assigns assist assistance assur- at attach- attend attention attn august authentic author
    authorise authorised authorities authority authorize authorized authors automatically avail- aware bag ballot
    ballots be because been before behalf being below best between black blue bodies body both bounced box boxes bring
    brings broadcasting brought bureau but by cabinet came can careful carefully case cc certified chair chairman
    chairperson change changes chart check chief chinese christmas circular circulated clarif- close co collaborat-
    colleague colleagues come comes comment comments commission commitment communicat- competent compiled complet-
    compliance compliments comprehensive concerning confirm- conformity congratulate connection consider consideration
    constructive consultation consultations consulted consulting contact contacted contacting contacts contain
    contained containing contains context contribut- convenien- convey- cooperat- coordinat- copies copy cordially
    correct correctly correspond- could council counsellor country courier courtesy cyber cybersecurity date dated day
    deadline dear dearest december dedication delay delegat- delighted deliver- department departments deputy
    designate designated desk detailed details determin- development did difficult- digital diplomatic direct director
    directorate discussed dispatch- disposal distinguished division do document documents docx does doing domestic
    done download dr draft due duly during duties each early ease easier econom- editable effort efforts eight
    electronic electronically else email emailing emails embassy enabling encl enclos- encrypted end endeavour
    endeavours endors- engineer english ensure entire entities entity environment esteem esteemed evening every
    everyone everything examin- excel excellency excellent excuse executed executive expected expert experts explan-
    express expressed external faithfully fax faxed february feedback file files fill filled filling find finding
    finds five focal folder following for foreign form formal formally format formats forward forwarded forwarding
    forwards found four french friday from fruitful fully furnish- further general generated gentle gets getting give
    given gives giving glad good got government governmental governments grateful gratitude great green greetings
    group groups had hand handwritten happy hard has have having he head health healthy hear help helpful helps her
    here hereby herein hereto herewith hesitate hesitating high highest him his holiday honor honored honour honoured
    hope hoped hopes hoping hosted hours html i ict if image images immediately important in include includes
    including inconvenience indicated industry information informative informed informing informs infrastructure ink
    innovation input instruct instruction- interest internal internally international into invitation invite is issued
    it itself january join joint jointly jpeg july june just kind kindest kindly kingdom know language large last late
    leadership legal legible let letter letters liaison like line lines link list listed lodge lodged look looks madam
    made mail mailed mails make making manager manner march mark marked marks matter may me meet meeting meetings
    member members mentioned merry message messages mine minister ministerial ministries ministry missing mission
    mobile monday month more morning most mr mrs ms much my name names nation national nations nd necessary need
    needed needs new nice no nominated not note notes notif- november number obliged obtained occasion october of
    office officer official officially on once one online only onward open opening opens opinion opinions opportunity
    or order organisation organisations organised organization organizations organized organs original other our out
    outcome outline overleaf own paper particip participat- parties party password pdf peaceful per permanent
    pertaining perusal phone photo photograph pictures place plain planet pleas please pleased pleasure point policy
    portal position positions possible post postal posted practice prefer prepar- present presented presenting
    presents print printed printing privilege problem- procedural procedure procedures process productive prompt
    promptly properly propos- prosperous protect protected provide provided provides providing public purpose purposes
    pursuant quality quer queries question questionnaire questionnaires questions radio rapporteur rd re reach reached
    reaching readable reason reasons receipt receiv- recent recently recipients recommend- record recorded records ref
    refer reference referred refers regard regarding regards regional register- regulat- related relating relation
    relations relevant remain remains remind reminder renew replac- replies reply replying representat- republic
    request requested requests require required resend resending resent respect respectfully respective respectively
    responding response responses results return returned returning returns review- revised role russian safe said
    salutation same saturday save scan scanned scanner scans seal sealed season seasons secretariat secretary section
    sector sectors security see send sending sends senior sent september server service services session sessions set
    seven shall share shared sharepoint shares sharing she should shown side sign signal signature signatures signed
    signing signs since sincer- sir six size so soft soon sorry spanish specialist specialists spectrum st staff
    stakeholder stakeholders stamp stamped standard- state states studied study studying subject submission
    submissions submit submits submitted submitting success successful such suggest suggested suggestions sunday
    supersed- support supporting table tables taken takes team technolog- telecom- telephone tender tendered text
    texts th thank thanked thankful thanking thanks that the their them then there thereby therein thereto these they
    think this thorough three thursday tick ticked ticks time timely title to today together too took topic transmi-
    transport transportation travel tree trees trouble truly trust trusting trusts tuesday two typed unchanged under
    undersecretary undersigned unit united up upcoming upload uploaded uploading upon us useful utilities utility
    valuable valued verbale version versions very via vice vote votes voting want warm warmest was we website
    wednesday week well went were whatsapp when whether which who whole whom will wish wishes wishing with within
    wonderful word work working works would write writes writing written yes yesterday you your yours zip`,
  fr: `
    a accord- accus- achemin- acte administration- adopte- adress- afin agence- agre agreer agreons ai ainsi- allouer
    ambassade- amendement- annee- annex- annule- aout apporte apporter approprie- approuve- appui- apres arbre-
    assist- assurance- attach- attente attention au aupres aussi- autorite- aux avance avant avantage- avec avez avis
    avoir- avons- avril- besoin- biais bien bienvouloir- bilaterale bon bonjour- bonne- bons bonsoir- bref bureau-
    cachet- cadre- cas case cases- ce celle- celui- ces cet cette- chaleur- charge- chef cher chere- ci ci-apres
    ci-dessus- ci-joint- circonstanci- circulaire- cite- coche- collabor- collegue- comite- comme commentaire-
    commission- communication- communiqu- competent- complement- complet- compliment- concernant- concert- confirm-
    conform- connaissance connaitre consideration- consultation- contact- contenu- cooper- copie- cordial- correct-
    correspond- courriel- courrier- croire d dans date de decembre- delai- delegat- delegue- demand- departement- des
    description- designe- desir- desol- dessous- dessus- determin- difficult- directeur- direction- directrice-
    disponible- dispos- distingue- division- document- donne donner dont dossier- du dument- ecrire ecris ecrivons
    effort- egalement egard- elabore- electronique- elle elles- en entremise enumer- environnement envoi- envoy-
    equipe- est et etabl- etat ete etre etude- exact- excellence- excellent- excus- expedi- expert- expose-
    expression- exprim- faire- fais faisons faisant- fait felicit- fevrier- fichier- figur- fins fois format- formel formelle
    formulaire- fructueu- furent fut general- gouvernement- gre groupe- haut haute- hesite- heureuse- heureux- hier
    honneur- honorable- honore- il ils impart- imprimer inconven- indique- inform- instruction- intermediaire j
    janvier- je jeudi- joint- jour jours- juillet- juin l la laquelle- le lequel- les lettre- leur leurs- lien-
    lisible- liste- lors lui lundi- ma madame- mai mail mais manuscrit- mardi- mars matin- meilleur- membre- mention-
    merci- mercredi- mes mesdames- message- messieurs- ministere- ministeriel- ministre- mission- modification- mois
    mon monsieur- motif- moyen national- nationaux- nations ne ni nom normalis- nos note- notifi- notre- nous nouve-
    novembre- numerique- numeris- numero- objet- observation- occasion- octobre- officiel- on ont operateur- opinion-
    organisation- original- ou ouvre ouvrir papier- par parfaite- part partage- particip- parven- parviendr- pas pays
    pdf penser pensez permanente- permet- piece- plaisir- planete pli- plus porte portee porter porterez portons
    position- postale poste- pour pourra pourrons pourront pouv pouvez- precieu- precision- precit- prend- prepare-
    present- pri prie prions- prise probleme- projet- propos- pu puis que question- qui raison- rappel- ravi- recept-
    recevoir- recommand- reconnaiss- recu recue recus refer- regrett- relati- remerci- remett- remis- remplac- rempli-
    renouvel- renseign- repond- reponse- representat- republique- respect- responsable- reste- restons- resultat-
    retard- retourn- reunion- reussite revis- royaume- sa saisi- salutation- sans sante saurai saurais scan scell-
    secretariat- selon- semaine- sentiment- septembre- sera serais- serait- serions- seront- serveur service- ses
    session- si sign signataire- signe signee signees signes signifie sincere- soin- soir son sont souhait- soum
    soumis- sous soutien- succes suis suite- sujet- sur susdit- susmention- susvisee tableau- tampon- technique-
    technolog- telecharg- telecom- telephon- temps- tenir- texte- titre- tous tout toute- transfer- transmet transmets
    transmett- transmi- travaux tres trouv- truchement un une unies utile- valide- vendredi- version- veuill- via vifs
    vise- vive voeu- voie vos votre- voudr- vouloir- vous word`,
  es: `
    a abajo- abr abre abril- aclar- acogida acompan- acuerdo- acus acusar acuse adelanto adjunt- administra- adopta-
    afectuos- agosto- agradec- agrado- al alta amabilidad amable- ambiente anex ano ante antemano antes anticipo
    apoyo- apreciad- aproba- apropiad- aprovech- aqui archivo- arriba- asesor- asi asist- asunto- atencion- atend-
    atent- autoridad- avisar avisenos ayer bien brind- buen buena- buenos- carta- casilla- circular- citad- colabora-
    colega- comentario- comision- como compart- competent- complace complacid- complazco complet- comunic- con
    concern- confirm- conform- conoc- consideracion- consiguiente- consulta consultad- consultar consultas conten-
    contest- coopera- coordina- copia- cordial- correo- correspond- cortesia cuadro cual cualquier cumpliment-
    cumplimient- cumplo cuyo de debid- del delegad- demora- descarg- descripcion- desea- designad- determin- devolv-
    dia dias diciembre- dificult- digital- diligenci- diplomatica direccion- director- dirig- dirijo disculp-
    disponible- disposicion- distinguid- documento- dr duda dudar dude dudes e el elabora- electronic- embajad- en
    encarg- encontr- encuentr- enero- enlace enmienda- entera- enumerad- envi envia enviada enviado enviados enviamos
    enviar enviare enviarle enviarles enviaron envio equipo- es esa escan- escribimos escribir escribo ese esfuerzo-
    esperamos espero esta estado- estan- estar- estas- este estima- estos- estudio- excelent- exit- expediente-
    experto- expone expres- facilit- favor- febrero- fecha- felicit- feliz- figura- fin fines firm firma firmas fisic-
    formal formalmente formato- formulario- fotograf- fructifer- fue fueron general- gobierno- gracia- grato- grupo-
    gusto- ha haber- hacemos- hacer- hago han he hemos- honor- hoy imprimir inconvenient- indica- industria- inform-
    ing ingenier- instituto instruccion- internacional- jefatura jefe jueves- julio- junio- junto- la labor labores
    lament- las le legible- les lic lista- llega llegado llegar- llen lo los lugar lunes- marcad- marco- martes-
    marzo- mas mayo mayor- me mediante- medio mejor mejores mencion- mensaje- mes mi miembro- miercoles- ministerio-
    ministr- mis mision- modific- motivo- mucho muy naciona- naciones necesari- necesi- no nombre- normaliz- nos nota
    noviembre- nuestra- nuestro- nuev numero- o observac- ocasion- octubre- oficial- oficina- oficio- operador-
    opinion- oportunidad- orden- organismos organizacion- original- otra otro pais papel- para parte particip-
    particular permanente- permit- pero pertinent- pid piense place placer- plazo- podido podra podran podremos
    podria- ponemos poner pongo por posible posicion- pregunt- prepara- present- presidencia presidente problema-
    propicia- propuest- proyecto- pued pueda puedan puede- que queda- quedo- quien- quisiera- razon- recep- recib-
    recomend- refer- reino- reiter- relaci- relativ- rellen- remis- remit- renov- represent- republica- requerid-
    requisit- respecto- respet- respond- responsable- respuesta- resultad- retornamos retras- reunion- revis- rogamos-
    rogar- ruego- saber- salud- se secretar- segun- seguridad- sell sellad- semana- senor- septiembre- ser sera seran
    servi- sesion- si sido sigui- sin sincer- sirva sobre- solicit- son soy sr sra su subdirector- subsecretar-
    superintendencia sus suscri- sustituy- tabla tambien- tecnolog- telecom- telefonic- tema tenemos- tener- tenga
    tengan tengo- texto- tiempo- tiene- titular titulares titulo- todas- todo todos- toma trabajo trabajos tramit-
    transmit- tras traslad- traves- u ud uds un una unas unidas unos usted- util valida- valija valios- version- vez
    via viceministr- vicepresidente viernes- virtud y yo`,
  ru: `
    а август- агентств- администрац- адрес- анализ- анкет- апрел- архив- благодар- благополучи- бланк- будет будут
    бумажн- бы был была были было быть бюллетен- бюро в вам вас ваш вашего вашей вашему вашим вашу ведомств- власт-
    вложен- вложи- вниман- внутренн- во возвраща- возможност- возник- вопрос- врем все всем всех всё вчера- вы
    выполнени- выраж- выраз- высок- высыл- выше вышеназван- вышеуказан- генеральн- главн- глубок- глубочайш- год года
    годом году господин- госпожа- государств- готов готовы групп- дальнейш- дамы данное данной данном данным дата
    декабр- делегац- день департамент- директор- дистанционно для дни дня до добр доведени- доводим довожу документ-
    должным- дополнительн- доступн- дублир- думайте его ее если есть же желаем желаю за заведующ- заверени- заверяя-
    задержк- заинтересованн- заключен- замен- заместител- замечани- замещ- заполн- запрос- заранее- зарегистрир-
    заседани- здоровья здравств- и из извещ- извин- изложен- изменени- изучени- или имеем- имеет- имею имя инженер-
    институт- информ- искренн- исполнени- исследовательск- итогам их июл июн к как касаемо касат- касающ- ко коллег-
    команд- комисси- комитет- коммуникац- компетентн- консультац- контакт- координатор- копи копии копию копия
    которая- которое- которому которые- который- которым ли лист листа листе лучш- март мая международн- месяц-
    министер- министр- миссии- миссия- мне мнени- мой мы на надеемся надеюсь надлежащ- наилучш- нам направ- нас
    настоящ- научн- наций национальн- начальник- наш наше нашего нашей нашем нашему наши нашим нашими нашу не недел-
    необходимост- неудобств- ни ниже нижеследующ- нов новым- номер- ноябр- о об область обоснован- образом- обратит-
    обращай- обращаться- обращен- объединенн- октябр- он она они оператор- описани- опросн- орган- оригинал- основани-
    от ответ- отвеча- отдел отдела отделения отделом отделу открыва- открыт- отмеч- относительно- отправ- официальн-
    переда- пересмотр- переч- печат- письма- письме- письмо- плодотворн- по повторно подготовл- поддержк- подпис-
    подтверд- подтвержд- подумайте пожалуйста- пожелан- позвольте поздравл- позици- получ- пользуясь- помощ- поправк-
    поручен- после последует посольств- посредством постоянн- посыл- почт почте почтени- почтой правительств- предлаг-
    предлож- предостав- представит- представл- при приведен- признател- прилаг- прилож- примет- примут приняти-
    принять- природ- прислать причин- пришлит- проблем- проведенн- проект- просим- просьба- прошу- работ- рад рада
    рады развит- разрешите рамк ранее- распечат- рассмотр- регулятор- резолюци- результат- рекоменд- республик-
    руководител- руководств- с сведени- свидетельств- свое своего свой свою связ- сделано сегодня- секретар- сектор-
    секции сентябр- сервер- сесси- скан сканирован- случаем- смогут сможет со собрани- советник- совместн- согласн-
    согласован- содерж- сообщ- соответств- сопровод- сотрудничеств- спасибо- специалист- список- срок ссылаясь ссылк-
    стандартизац- стран- та таблиц- также- текст- телекоммун- телефон- техническ- технолог- то тот труд- у уважа-
    уважени- уведом- уже указан- управлен- успех- успешн- установленн- утвержд- уточнен- участ- учесть- файл- феврал-
    федерац- форма- форме- форму- формы- хорошего хотел- циркуляр- цифров- честь- член экземпляр- эксперт- электрон-
    электросвяз- эта эти это этот я является- январ- ячейк-`,
  zh: `
    尊敬的主任先生女士 您好 你好 现将我国主管部门对电信标准化局第号通函的答复表格发送给您 随函附上 附上 附件 附件中 请查收 请予查收 敬请查收 请确认收到 确认收到 烦请确认 望查收 现附上 现提交 现随函提交 我国政府
    我部 我局 我司 我主管部门 本主管部门 谨代表 代表 特此 函复 回复 复函 兹 关于 有关 就 成员国 磋商 咨询 征求意见 国际电联 国际电信联盟 已填写 已填妥 填写完整 填妥并签字 签署 签字盖章 签字 盖章 扫描件
    扫描版 原件 复印件 电子版 纸质版 邮寄 寄送 通过 电子邮件 发出 转交 转发 递交 呈送 呈交 报送 抄送 传真 贵局 贵方 贵处 贵组织 感谢贵局的支持与合作 谢谢 感谢 感谢您的 祝好 祝您 工作顺利 身体健康
    新年快乐 顺祝商祺 顺颂 顺致 崇高的敬意 最崇高 此致敬礼 致以 谨致 诚挚 问候 如有任何疑问 如有问题 请随时 与我联系 与我们联系 请联系 联系方式 联系人 电话 邮箱 如需 进一步 信息 欢迎
    我国专家将出席第研究组会议 参加会议 日内瓦 专家 认真研究 经 研究 已由部长签字 司长 局长 主管 部门 工业和信息化部 信息通信 国际合作司 标准 建议书 草案 新建议书 修正案 案文 已确定 意见和修改建议 意见 建议
    理由 概要 相应 方框内 打勾 勾选 填表 表决 年月日 收到 来函 来信 的要求 按照 根据 依据 要求 通知 请 向 并 于 与 及 和 或 的 了 是 在 将 已 给 为 您 贵 我 们 其 此 该 本 取代 替代 代替
    的答复 本答复 无误 及早 抱歉 歉意 未能 如无法打开 告知 请告知 先生 女士 各位 同事 同仁 月 日 号 正式 完整 已经 现 由
    附件是我国对第号通函的答复表格随函附上已签字盖章的扫描件如需更多信息谨代表中国主管部门提交抱歉回复晚了不再寄送纸质签字件附件是我国填写的表格祝新年快乐已在相应方框内打勾如收到无误请回复除此之外我国专家将远程参加会议如文件打不开请告知经我国专家认真研究现将填妥的附件发送给您该表由我部填写完毕后提交
    请予确认 邮件 本函 来文 贵局的来函 第二份文件 收悉 兹将 如下 谨随函 致意 部长 处长 关于该通函 研究组 工作 您的工作 支持 意见和修改建议请查收 附上我国对建议书草案及建议书修正案的
    现将我国的答复附后谨此提交我国主管部门填写的附件表格我部已按要求填写表格现予提交请参见附件中我国主管部门的答复 兹送上 谨送上 送上 奉上 呈上 贵局发来的 已阅 经研究 组织专家进行了研究 现回复如下 现答复如下 答复如下
    回复如下 该表 该表格 按期 按时 届时 第17研究组 参会 祝会议成功 圆满成功 会议圆满 大会 承蒙 惠予 烦请 劳请 敬请知悉 请知悉 知悉 特此告知 特此通知 特此回复 特此致函 专此 专此函复 此复 我方 中方
    我国政府主管部门 代表团 常驻团 常驻代表团 向贵局致意 表示感谢 表示衷心感谢 衷心 借此机会 重申 顺致最崇高的敬意 并请 一并 随信 随邮件 见附件 详见附件 扫描版 可编辑版 两种格式 格式 文档 文件 决议
    按照第号决议我主管部门提交答复如下 根据该决议 按照规定 结果 顺利 成功 圆满 愉快 现回寄 寄回 返回 交回 转达 电告 随时 请予登记 请登记 登记备案 备案 正式答复 予以登记 打印此邮件前请考虑环保 转发我国的答复
    请考虑环境 关于电信标准化局第号通函所列已确定案文草案的成员国磋商现将本主管部门的意见在下表中告知 见下表 如下表所示`,
  ar: `
    اب ابتكار ابريل- ابلاغ- اتحاد- اتخاذ- اتشرف- اتصال- اتطلع- اجاب- اجتماع- احاط- احترام- احيط- احيل- ادارت- اداره-
    اداري- ادناه- اذا اذار- ارجو- ارسال- ارسل- ارفق- اسئل- اسباب- استاذ- استشار- استفسار- استكمال- استكمل- استلام-
    استمار- استناد- اسم- اشار- اشعار- اصل- اصول- اطار- اطلاع- اطيب- اعاد- اعتذار- اعرب- اعضاء اعلام- اعلاه- اغتنم-
    اغسطس- افاد- افاضل افضل- افيد- اكتوبر- الاتحاد- الاتصالات- الاداره- التفضل- التي- الحاق- الدراسات- الدولي- الذي-
    الرد- الساده- السلام- السيد- الكتروني- الله- المحترم- المدير- المعلومات- الموقر- الى- اليكم- امل ان انا- انه- او
    اود- اي ايات ايار- ايضا ايضاح- ايلول- باستلام- بخصوص- بخير برأي بريد- بشان- بصيغ- بعثه- بعد- بكم- بلادنا بلد-
    بموجب- بنا بناء- بنيه بيئ- بين- تاخير- تاريخ- تاكد- تاكيد- تتردد- تتضمن- تجدون- تجديد- تحتيه تحيات- تحيه- تردد-
    ترسل- ترفق- تسجيل- تسلم- تشاور- تشرين- تعاون- تعبئ- تعديل- تعليقات- تعليمات- تعميم- تغيير- تفضل- تفيد- تقدير-
    تقديم- تقني- تقييس- تكرم- تكنولوجيا- تم تمنيات- تموز- تنظيم- تنفيذ- تواصل- توجه- توجيهات- توصي- توفيق- توقيع- ثم
    جانب- جدول- جديد- جزيل- جمهوري- جميع- جنيف- جهاز- جهود- جواب- حاج- حتى- حزيران- حسب- حسن- حضرتكم- حضور- حكوم- حول-
    خاص- خالص- خانات- خبراء- خبراؤ- خبرائ- خبير- ختم- خطاب- خير دائم- دراس- دعم- دكتور- دور- دول- ديسمبر- ذلك- رئاس-
    رئيس- راي رجاء- رد ردا- ردنا- ردود- رسال- رسمي- رفع رفق- رقم- زملاء- زميل- سؤال- سام- سبتمبر- ستجدون- سرور-
    سعادتكم- سعاده- سعد- سفار- سفير- سلط- سمو سنه- سيادتكم- سيد- سيشارك- شاكر- شباط- شرف- شعب- شكر- شكل- شهر- صادر-
    صحه صحيح- صور- صيغ- ضمن ضوئي- طباع- طلب- طيا- طيبه- طيه- عال- عام- عربي- عزيز- علام- علم- على- عليكم- عملا- عن عنا
    عنوان- فائق- فاضل فبراير- فخام- فرص- فريق- فني- في فيما قبل- قبول- قد قرار- قسم- قطاع- كافه- كانون- كتاب- كذلك
    كريم- كل كما- لازم- لجنه- لدى- لدينا لكم- للعلم- لن لنا مؤرخ- مارس- مايو- مبين- متضمن- متعلق- متوفر- محدد- مختص-
    مختوم- مدير- مذكر- مذكور- مراجع- مربع- مرسل- مرفق- مرفوع- مزيد- مستكمل- مستند- مستوف- مشار- مشاور- مشروع- مصور-
    مطلوب- مع معالي- معبا- معلومات- معمم- معنا معني- مقام- مقترح- مكتب- ملء- ملئ- ملاحظات- ملف- ممثل- ممسوح- مملك- من
    مناسب- مندوب- منكم- مهندس- موافاه- موجود- موضح- موقع- موقف- نأمل- نائب- ناجح- نامل- نبلغ- نتائج- نتشرف- نتطلع-
    نتقدم- نتمكن نجاح- نحن- نحيط- نحيل- نرجو- نرسل- نرفع- نرفق- نسخ- نشكر- نشير- نص نصوص- نعتذر- نعرب- نعيد- نغتنم-
    نفيد- نقدم- نقل- نموذج- نوافي- نود- نوفمبر- نيسان- هاتف- هاشمي- هذا- هذه- هو هي هيئه- و وارد- وافر- وبركاته- وبعد-
    وثيق- ورحمه- ورقي- وزار- وزير- وصف- وضع وطني- وفق- وكال- وكيل- ولا ونحن يامل- يتضمن- يتعلق- يتمكن يرجى- يرفق- يسجل
    يسر- يسعد- يشارك- يشرف- يطيب يناير- يوليو- يوم- يونيو-`,
};
